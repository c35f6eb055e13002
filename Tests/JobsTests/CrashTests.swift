import Jobs
import Synchronization
import Testing

/// Crashes at every step.
///
/// A crash is what the disk holds at that moment: the queue's file and the folders, copied while the runner stands
/// still. A new queue and a new runner then have to go on from the copies.
struct CrashTests {
    struct Wreck: Sendable {
        let step: FakeExecutor.Step
        let file: QueueFile
        let world: FakeWorld
    }

    @Test func afterACrashAtAnyStepThePictureIsPublishedOnce() async throws {
        try await QueueFile.with { file in
            let wrecks = try await wrecks(of: file) { _, _ in }
            #expect(wrecks.count == 8)
            for wreck in wrecks {
                let (job, world) = try await goOn(from: wreck)
                let step = "\(wreck.step)"
                #expect(job.state == .done, "\(step)")
                #expect(world.outbox == [job.name: job.id], "\(step)")
                #expect(world.hidden.isEmpty, "\(step)")
                #expect(world.inbox == [Array("done/picture 1.png".utf8)], "\(step)")
                // Once the end of a painting is recorded, nobody paints it again.
                let isRecorded = wreck.step != .paintingBegins && wreck.step != .paintingEnds
                #expect(world.paintings[job.id] == (wreck.step == .paintingEnds ? 2 : 1), "\(step)")
                #expect(job.attempts == (isRecorded ? 1 : 2), "\(step)")
            }
        }
    }

    @Test func afterACrashAtAnyStepAFailureIsQuarantinedOnce() async throws {
        try await QueueFile.with { file in
            let wrecks = try await wrecks(of: file) { _, _ in
                throw JobFailure(code: "ImageCorrupt", message: "picture 1.png: not a picture")
            }
            #expect(
                wrecks.map(\.step) == [
                    .paintingBegins, .planningBegins, .planningEnds, .quarantineBegins, .quarantineEnds,
                ]
            )
            for wreck in wrecks {
                let (job, world) = try await goOn(from: wreck) { _, _ in
                    throw JobFailure(code: "ImageCorrupt", message: "picture 1.png: not a picture")
                }
                #expect(job.state == .failed)
                #expect(job.errorCode == "ImageCorrupt")
                #expect(world.outbox.isEmpty)
                #expect(world.inbox == [Array("failed/picture 1.png".utf8)])
                #expect(job.source == Array("failed/picture 1.png".utf8))
            }
        }
    }

    @Test func crashesOfTheDaemonAreNotHeldAgainstThePicture() async throws {
        try await QueueFile.with { file in
            var file = file
            let id = try await file.open().enqueueNew(.picture(1)).id
            let crashes = Job.mostCrashes + 1
            for crash in 1...crashes {
                let queue = try file.open()
                let events = await queue.events()
                let executor = FakeExecutor { _, _ in try await Gate().wait() }
                let wreck = file.path
                try await withRunner(of: queue, executor) {
                    try await state(.running, of: id, in: events)
                    file = try QueueFile(path: wreck).crashed("wreck \(crash)")
                }
            }
            let queue = try file.open()
            let interrupted = try await queue.job(id)
            #expect(interrupted.state == .queued)
            #expect(interrupted.attempts == crashes)
            #expect(interrupted.crashes == 0)

            let events = await queue.events()
            let executor = FakeExecutor(world: FakeWorld(inbox: [interrupted.name]))
            let job = try await withRunner(of: queue, executor) { try await end(of: id, in: events) }
            #expect(job.state == .done)
            #expect(job.attempts == crashes + 1)
        }
    }

    @Test func aWorkerThatBreaksDownIsTriedAgainButNotForEver() async throws {
        try await QueueFile.with { file in
            let queue = try file.open()
            let events = await queue.events()
            let id = try await queue.enqueueNew(.picture(1)).id
            let executor = FakeExecutor { _, _ in
                throw JobFailure(code: "WorkerKilled", message: "killed by signal 9", consequence: .breaksDown)
            }
            let job = try await withRunner(of: queue, executor) { try await end(of: id, in: events) }
            #expect(job.state == .failed)
            #expect(job.errorCode == "WorkerCrashed")
            #expect(job.errorMessage?.contains("killed by signal 9") == true)
            #expect(await executor.order.count == Job.mostCrashes)
        }
    }

    @Test func aCleanStopIsNoCrash() async throws {
        try await QueueFile.with { file in
            let id = try await file.open().enqueueNew(.picture(1)).id
            for stops in 1...Job.mostCrashes + 1 {
                let queue = try file.open()
                let events = await queue.events()
                let executor = FakeExecutor { _, _ in try await Gate().wait() }
                try await withRunner(of: queue, executor) { try await state(.running, of: id, in: events) }
                let job = try await queue.job(id)
                #expect(job.state == .queued)
                #expect(job.attempts == stops)
                #expect(job.crashes == 0)
            }
        }
    }

    /// Runs one job to its end and keeps what a crash at each step would have left.
    private func wrecks(of file: QueueFile, _ painting: @escaping FakeExecutor.Painting) async throws -> [Wreck] {
        let queue = try file.open()
        let events = await queue.events()
        let job = try await queue.enqueueNew(.picture(1))
        let wrecks = Mutex<[Wreck]>([])
        let executor = FakeExecutor(
            world: FakeWorld(inbox: [job.name]),
            painting: painting,
            witness: { step, _, world in
                let wreck = Wreck(step: step, file: try file.crashed("\(step)"), world: world)
                wrecks.withLock { $0.append(wreck) }
            }
        )
        try await withRunner(of: queue, executor) { _ = try await end(of: job.id, in: events) }
        return wrecks.withLock { $0 }
    }

    private func goOn(
        from wreck: Wreck,
        _ painting: @escaping FakeExecutor.Painting = { _, _ in }
    ) async throws -> (Job, FakeWorld) {
        let queue = try wreck.file.open()
        let events = await queue.events()
        let executor = FakeExecutor(world: wreck.world, painting: painting)
        let id = JobID(rawValue: 1)
        let job = try await withRunner(of: queue, executor) { try await end(of: id, in: events) }
        return (job, await executor.world)
    }
}
