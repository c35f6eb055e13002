import Jobs
import Synchronization
import Testing

/// Troubles that pass: jobs that are put off, and folders that wait for room.
struct WaitingTests {
    private static let busy = JobFailure(code: "OutputUnwritable", message: "busy", consequence: .waits)
    private static let full = JobFailure(code: "NoSpace", message: "the disk is full", consequence: .blocks)

    @Test("row 22: a trouble that may pass is tried again, later each time, and never held against the picture")
    func aTroubleThatPassesIsTriedAgain() async throws {
        try await QueueFile.with { file in
            let troubles = Job.mostCrashes + 2
            let queue = try file.open(backOff: BackOff(first: .milliseconds(10)))
            let events = await queue.events()
            let job = try await queue.enqueueNew(.picture(1))
            let executor = FakeExecutor(world: FakeWorld(inbox: [job.name])) { job, _ in
                if job.attempts <= troubles { throw Self.busy }
            }
            let ended = try await withRunner(of: queue, executor) {
                let waiting = try await event(in: events, "a wait") { event in
                    if case .changed(let job) = event { job.retryAt != nil } else { false }
                }
                guard case .changed(let seen) = waiting else { throw CancellationError() }
                #expect(seen.state == .queued && seen.waits == 1)
                #expect((seen.errorCode, seen.errorMessage) == ("OutputUnwritable", "busy"))
                return try await end(of: job.id, in: events)
            }
            #expect(ended.state == .done && ended.attempts == troubles + 1)
            #expect(ended.errorCode == nil && ended.retryAt == nil && ended.waits == 0)
        }
    }

    @Test func waitsGrowToAnHour() {
        let backOff = BackOff()
        #expect(
            (0...8).map { backOff.delay(after: $0) }
                == [30, 60, 120, 240, 480, 960, 1920, 3600, 3600].map { .seconds($0) }
        )
        #expect(backOff.delay(after: .max) == .seconds(3600))
    }

    /// The moment is on disk; a clock that jumped does not make the wait longer than it was ever meant to be.
    @Test("row 29: a wait goes on after a restart, and no clock makes it longer")
    func aWaitOutlivesTheDaemon() async throws {
        try await QueueFile.with { file in
            let queue = try file.open()
            let events = await queue.events()
            let job = try await queue.enqueueNew(.picture(1))
            try await withRunner(of: queue, FakeExecutor { _, _ in throw Self.busy }) {
                _ = try await event(in: events, "a wait") { event in
                    if case .changed(let job) = event { job.retryAt != nil } else { false }
                }
            }
            try file.sqlite("UPDATE job SET retryAt = 9000000000000000")
            let later = try file.open(backOff: BackOff(first: .seconds(3600)))
            let laterEvents = await later.events()
            let second = try await later.enqueueNew(.picture(2))
            let executor = FakeExecutor(world: FakeWorld(inbox: [job.name]))
            try await withRunner(of: later, executor) {
                // Others go past it; somebody who does not want to wait retries it.
                try await end(of: second.id, in: laterEvents)
                #expect(try await later.job(job.id).state == .queued)
                try await later.retry(job.id)
                let ended = try await end(of: job.id, in: laterEvents)
                #expect(ended.state == .done)
            }
            let soon = try file.open(backOff: BackOff(first: .milliseconds(1)))
            try file.sqlite("UPDATE job SET state = 'queued', retryAt = 1 WHERE id = 1")
            let soonEvents = await soon.events()
            try await withRunner(of: soon, FakeExecutor()) { _ = try await end(of: job.id, in: soonEvents) }
        }
    }

    @Test("row 23: a folder without room waits as a whole; others go on, and so does it when there is room")
    func aFolderWaitsForRoom() async throws {
        try await QueueFile.with { file in
            let queue = try file.open()
            let events = await queue.events()
            let admissions = try await queue.enqueue([.picture(1), .picture(2), .picture(3, folder: "manet")])
            let isFull = Mutex(true)
            let executor = FakeExecutor { job, _ in
                if job.folder == "monet", isFull.withLock({ $0 }) { throw Self.full }
            }
            try await withRunner(of: queue, executor, retryInterval: .milliseconds(1)) {
                try await end(of: admissions[2].id, in: events)
                #expect(await queue.status.blocked == ["monet": "the disk is full"])
                let first = try await queue.job(admissions[0].id)
                #expect((first.state, first.errorCode, first.attempts) == (.queued, "NoSpace", 1))
                #expect(try await queue.job(admissions[1].id).attempts == 0)

                isFull.withLock { $0 = false }
                await executor.makeRoom()
                try await end(of: admissions[1].id, in: events)
                #expect(await queue.status.blocked.isEmpty)
                #expect(try await queue.job(admissions[0].id).errorCode == nil)
            }
            #expect(await executor.order == [0, 2, 0, 1].map { admissions[$0].id })
        }
    }

    @Test func noFolderHasMoreJobsAtOnceThanItsBound() async throws {
        try await QueueFile.with { file in
            let queue = try file.open(limit: 4)
            await queue.setFolderLimits(["monet": 1])
            let events = await queue.events()
            let admissions = try await queue.enqueue(
                [.picture(1), .picture(2), .picture(3, folder: "manet"), .picture(4, folder: "manet", priority: -1)]
            )
            let gate = Gate()
            let executor = FakeExecutor { _, _ in try await gate.wait() }
            try await withRunner(of: queue, executor) {
                try await state(.running, of: admissions[2].id, in: events)
                #expect(try await queue.job(admissions[1].id).state == .queued)
                gate.open()
                try await end(of: admissions[1].id, in: events)
            }
            #expect(await executor.order.suffix(1) == [admissions[1].id])
        }
    }
}
