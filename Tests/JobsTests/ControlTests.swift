import Jobs
import Testing

struct ControlTests {
    @Test func aRunningJobIsCanceledAndItsSourceQuarantined() async throws {
        try await running { queue, events, executor, job in
            try await queue.cancel(job.id)
            let ended = try await end(of: job.id, in: events)
            #expect(ended.state == .canceled)
            #expect(ended.errorCode == nil)
            #expect(await executor.world.inbox == [Array("failed/picture 1.png".utf8)])
            #expect(await executor.world.outbox.isEmpty)
        }
    }

    @Test func aQueuedJobIsCanceledWithoutBeingPainted() async throws {
        try await running { queue, events, executor, job in
            let second = try await queue.enqueueNew(.picture(2))
            try await queue.cancel(second.id)
            let ended = try await end(of: second.id, in: events)
            #expect(ended.state == .canceled)
            #expect(await executor.order == [job.id])
        }
    }

    @Test func aCancelThatComesAsThePaintingEndsWins() async throws {
        try await QueueFile.with { file in
            let queue = try file.open()
            let events = await queue.events()
            let job = try await queue.enqueueNew(.picture(1))
            // This painting does not notice that it is cancelled, and ends well.
            let executor = FakeExecutor(world: FakeWorld(inbox: [job.name])) { job, _ in
                try await queue.cancel(job.id)
            }
            let ended = try await withRunner(of: queue, executor) { try await end(of: job.id, in: events) }
            #expect(ended.state == .canceled)
            #expect(await executor.world.outbox.isEmpty)
            #expect(await executor.world.hidden.isEmpty)
        }
    }

    @Test func aPausedJobKeepsItsPlaceAndGoesOnWhenResumed() async throws {
        try await running { queue, events, executor, job in
            try await queue.pause(job.id)
            try await state(.queued, of: job.id, in: events)
            #expect(try await queue.job(job.id).isPaused)
            let second = try await queue.enqueueNew(.picture(2))
            try await state(.running, of: second.id, in: events)

            try await queue.resume(job.id)
            try await queue.cancel(second.id)
            try await state(.running, of: job.id, in: events)
            #expect(await executor.order == [job.id, second.id, job.id])
        }
    }

    @Test func aPauseOutlivesTheDaemon() async throws {
        try await QueueFile.with { file in
            let id = try await file.open().enqueueNew(.picture(1)).id
            try await file.open().pause(id)
            let queue = try file.open()
            let events = await queue.events()
            let second = try await queue.enqueueNew(.picture(2))
            let executor = FakeExecutor()
            try await withRunner(of: queue, executor) { _ = try await end(of: second.id, in: events) }
            #expect(await executor.order == [second.id])
        }
    }

    @Test func theWholeQueueCanBePaused() async throws {
        try await QueueFile.with { file in
            let before = try file.open()
            try await before.pauseAll(reason: "moving the disk")
            let queue = try file.open()
            #expect(await queue.status.pauseReason == "moving the disk")
            let events = await queue.events()
            let job = try await queue.enqueueNew(.picture(1))
            let executor = FakeExecutor()
            try await withRunner(of: queue, executor) {
                // Settling a canceled job shows that the runner is at work, though it starts nothing.
                let second = try await queue.enqueueNew(.picture(2))
                try await queue.cancel(second.id)
                try await end(of: second.id, in: events)
                #expect(await executor.order.isEmpty)

                try await queue.resumeAll()
                try await end(of: job.id, in: events)
            }
            let later = try file.open()
            #expect(await later.status.pauseReason == nil)
        }
    }

    @Test func aFolderCanBePausedWhileOthersGoOn() async throws {
        try await QueueFile.with { file in
            try await file.open().pauseFolder("monet")
            let queue = try file.open()
            #expect(await queue.status.pausedFolders == ["monet"])
            let events = await queue.events()
            let admissions = try await queue.enqueue([.picture(1), .picture(2, folder: "manet")])
            let executor = FakeExecutor()
            try await withRunner(of: queue, executor) {
                try await end(of: admissions[1].id, in: events)
                #expect(await executor.order == [admissions[1].id])
                try await queue.resumeFolder("monet")
                try await end(of: admissions[0].id, in: events)
            }
            #expect(try await file.open().status.pausedFolders.isEmpty)
        }
    }

    @Test func aFailedJobIsRetriedUnderItsNumber() async throws {
        try await QueueFile.with { file in
            let queue = try file.open()
            let events = await queue.events()
            let job = try await queue.enqueueNew(.picture(1))
            let executor = FakeExecutor(world: FakeWorld(inbox: [job.name])) { job, _ in
                if job.attempts == 1 { throw JobFailure(code: "ImageCorrupt", message: "no") }
            }
            try await withRunner(of: queue, executor) {
                let first = try await end(of: job.id, in: events)
                #expect(first.state == .failed)
                try await queue.retry(job.id)
                let ended = try await end(of: job.id, in: events)
                #expect(ended.state == .done)
                #expect(ended.attempts == 2)
                #expect(ended.errorCode == nil)
            }
            #expect(await executor.world.inbox == [Array("done/picture 1.png".utf8)])
        }
    }

    /// Cancel and retry as fast as can be: however they meet the runner, the job ends where the last word says.
    @Test func aStormOfCancelsAndRetriesLosesNothing() async throws {
        try await QueueFile.with { file in
            let queue = try file.open(limit: 2)
            let events = await queue.events()
            let job = try await queue.enqueueNew(.picture(1))
            let executor = FakeExecutor(world: FakeWorld(inbox: [job.name]))
            let ended = try await withRunner(of: queue, executor) {
                for _ in 1...100 {
                    _ = try? await queue.cancel(job.id)
                    _ = try? await queue.pause(job.id)
                    _ = try? await queue.resume(job.id)
                    _ = try? await queue.retry(job.id)
                }
                _ = try? await queue.retry(job.id)
                while case let now = try await queue.job(job.id), now.state != .done {
                    if now.state == .canceled { _ = try? await queue.retry(job.id) }
                    try await event(in: events, "anything") { _ in true }
                }
                return try await queue.job(job.id)
            }
            let world = await executor.world
            #expect(ended.state == .done)
            #expect(world.outbox == [job.name: job.id])
            #expect(world.hidden.isEmpty)
            #expect(world.inbox == [Array("done/picture 1.png".utf8)])
        }
    }

    @Test func whatTheStateDoesNotAllowIsRefused() async throws {
        try await QueueFile.with { file in
            let queue = try file.open()
            let events = await queue.events()
            let job = try await queue.enqueueNew(.picture(1))
            let refused = await #expect(throws: JobError.self) { try await queue.retry(job.id) }
            #expect(refused?.code == .wrongState)
            #expect(refused?.message == "job 1 is queued and cannot be retried")

            try await withRunner(of: queue, FakeExecutor()) { _ = try await end(of: job.id, in: events) }
            let deeds: [@Sendable (isolated JobQueue) throws -> Void] = [
                { try $0.cancel(job.id) }, { try $0.pause(job.id) }, { try $0.resume(job.id) },
                { try $0.retry(job.id) }, { try $0.setPriority(of: job.id, to: 1) },
            ]
            for deed in deeds {
                let error = await #expect(throws: JobError.self) { try await deed(queue) }
                #expect(error?.code == .wrongState)
            }
        }
    }

    /// Queues one picture and lends it to `body` while it is being painted, which it is until somebody stops it.
    private func running(
        _ body: (JobQueue, AsyncStream<JobEvent>, FakeExecutor, Job) async throws -> Void
    ) async throws {
        try await QueueFile.with { file in
            let queue = try file.open()
            let events = await queue.events()
            let job = try await queue.enqueueNew(.picture(1))
            let executor = FakeExecutor(world: FakeWorld(inbox: [job.name])) { _, _ in try await Gate().wait() }
            try await withRunner(of: queue, executor) {
                try await state(.running, of: job.id, in: events)
                try await body(queue, events, executor, job)
            }
        }
    }
}
