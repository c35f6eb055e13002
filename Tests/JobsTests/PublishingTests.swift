import Jobs
import Synchronization
import Testing

struct PublishingTests {
    struct DiskFull: Error {}

    @Test func aNameThatWasTakenMeanwhileIsChosenAnew() async throws {
        try await QueueFile.with { file in
            let queue = try file.open()
            let events = await queue.events()
            let job = try await queue.enqueueNew(.picture(1))
            let stranger = JobID(rawValue: 99)
            let intruder = Mutex<FakeExecutor?>(nil)
            let executor = FakeExecutor(
                world: FakeWorld(inbox: [job.name]),
                witness: { step, job, world in
                    guard step == .planningEnds, world.outbox.isEmpty else { return }
                    await intruder.withLock { $0 }?.put(inOutbox: job.name, of: stranger)
                }
            )
            intruder.withLock { $0 = executor }
            let ended = try await withRunner(of: queue, executor) { try await end(of: job.id, in: events) }
            let second = job.name + Array("-2".utf8)
            #expect(ended.publication?.painting == second)
            #expect(await executor.world.outbox == [job.name: stranger, second: job.id])
        }
    }

    @Test func whatTheDiskRefusesIsTriedAgainAndNeverPaintedAgain() async throws {
        try await QueueFile.with { file in
            let queue = try file.open()
            let events = await queue.events()
            let job = try await queue.enqueueNew(.picture(1))
            let refusals = Mutex(3)
            let executor = FakeExecutor(
                world: FakeWorld(inbox: [job.name]),
                witness: { step, _, _ in
                    guard step == .publishingBegins else { return }
                    let isRefused = refusals.withLock { refusals in
                        refusals -= 1
                        return refusals >= 0
                    }
                    if isRefused { throw DiskFull() }
                }
            )
            try await withRunner(of: queue, executor, retryInterval: .milliseconds(1)) {
                try await event(in: events, "the trouble shown") { event in
                    if case .changed(let job) = event { job.errorCode == "OutputUnwritable" } else { false }
                }
                let ended = try await end(of: job.id, in: events)
                #expect(ended.state == .done)
                #expect(ended.errorCode == nil)
            }
            #expect(await executor.world.paintings == [job.id: 1])
            #expect(await executor.world.outbox == [job.name: job.id])
        }
    }

    @Test func aPaintingThatIsTakenAwayBeforeItHasItsNameIsPaintedAgain() async throws {
        try await QueueFile.with { file in
            let queue = try file.open()
            let events = await queue.events()
            let job = try await queue.enqueueNew(.picture(1))
            let thief = Mutex<FakeExecutor?>(nil)
            let executor = FakeExecutor(
                world: FakeWorld(inbox: [job.name]),
                witness: { step, job, _ in
                    guard step == .planningEnds, job.attempts == 1 else { return }
                    await thief.withLock { $0 }?.loseHidden(job.id)
                }
            )
            thief.withLock { $0 = executor }
            let ended = try await withRunner(of: queue, executor) { try await end(of: job.id, in: events) }
            #expect(ended.state == .done && ended.attempts == 2)
            #expect(await executor.world.outbox == [job.name: job.id])
        }
    }

    /// Whoever takes his painting out of the outbox while the daemon is dead does not get it a second time.
    @Test func aPublishedPaintingIsNotLookedForAgain() async throws {
        try await QueueFile.with { file in
            let queue = try file.open()
            let events = await queue.events()
            let job = try await queue.enqueueNew(.picture(1))
            let wreck = Mutex<QueueFile?>(nil)
            let executor = FakeExecutor(
                world: FakeWorld(inbox: [job.name]),
                witness: { step, _, _ in
                    if step == .retiringBegins { wreck.withLock { $0 = try? file.crashed("wreck") } }
                }
            )
            try await withRunner(of: queue, executor) { _ = try await end(of: job.id, in: events) }

            let later = try #require(wreck.withLock { $0 }).open()
            let laterEvents = await later.events()
            let second = FakeExecutor(world: FakeWorld(inbox: [job.name]))
            let ended = try await withRunner(of: later, second) { try await end(of: job.id, in: laterEvents) }
            #expect(ended.state == .done && ended.attempts == 1)
            #expect(await second.world.outbox.isEmpty)
            #expect(await second.world.inbox == [Array("done/picture 1.png".utf8)])
        }
    }

    @Test func aJobThatCannotBePublishedDoesNotHoldUpOthers() async throws {
        try await QueueFile.with { file in
            let queue = try file.open(limit: 1)
            let events = await queue.events()
            let admissions = try await queue.enqueue([.picture(1), .picture(2)])
            let executor = FakeExecutor(witness: { step, job, _ in
                if step == .publishingBegins, job.id.rawValue == 1 { throw DiskFull() }
            })
            try await withRunner(of: queue, executor) {
                let ended = try await end(of: admissions[1].id, in: events)
                #expect(ended.state == .done)
                let stuck = try await queue.job(admissions[0].id)
                #expect(stuck.state == .publishing)
            }
            // The runner was stopped while it waited to try again; the next one goes on from here.
            let later = try file.open()
            let laterEvents = await later.events()
            let job = try await withRunner(of: later, FakeExecutor(world: FakeWorld(hidden: [admissions[0].id]))) {
                try await end(of: admissions[0].id, in: laterEvents)
            }
            #expect(job.state == .done)
            #expect(job.attempts == 1)
        }
    }
}
