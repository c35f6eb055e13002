import Jobs
import Testing

struct RunnerTests {
    @Test func jobsRunByRankAndThenByAge() async throws {
        try await QueueFile.with { file in
            let queue = try file.open()
            let events = await queue.events()
            let ranks = [0, 5, 0, -5, 5]
            let admissions = try await queue.enqueue(ranks.enumerated().map { .picture($0, priority: $1) })
            let executor = FakeExecutor()
            try await withRunner(of: queue, executor) { _ = try await end(of: admissions[4].id, in: events) }
            #expect(await executor.order.map(\.rawValue) == [4, 1, 3, 2, 5])
        }
    }

    @Test func aJobIsToldFromItsArrivalToItsEnd() async throws {
        try await QueueFile.with { file in
            let queue = try file.open()
            let events = await queue.events()
            let id = try await queue.enqueueNew(.picture(1)).id
            let step = JobProgress(iteration: 3, iterations: 12, totalLoss: 7)
            let executor = FakeExecutor { _, report in await report(step) }
            try await withRunner(of: queue, executor) {
                var story: [String] = []
                for await event in events {
                    switch event {
                    case .added(let job): story.append("added \(job.state)")
                    case .changed(let job): story.append("changed \(job.state)")
                    case .progressed(id, step): story.append("progressed")
                    case .ended(let job): story.append("ended \(job.state)")
                    default: break
                    }
                    if case .ended = event { break }
                }
                let changes = ["changed running", "progressed", "changed publishing", "changed publishing"]
                #expect(story == ["added queued"] + changes + ["ended done"])
            }
        }
    }

    @Test func noMoreJobsRunAtOnceThanTheLimitSays() async throws {
        try await QueueFile.with { file in
            let queue = try file.open(limit: 3)
            let events = await queue.events()
            let admissions = try await queue.enqueue((1...8).map { .picture($0) })
            let gate = Gate()
            let executor = FakeExecutor { _, _ in try await gate.wait() }
            try await withRunner(of: queue, executor) {
                try await state(.running, of: admissions[2].id, in: events)
                #expect(await queue.status.counts[.running] == 3)

                await queue.setLimit(5)
                try await state(.running, of: admissions[4].id, in: events)
                #expect(await queue.status.counts[.running] == 5)

                await queue.setLimit(1)
                gate.open()
                try await end(of: admissions[7].id, in: events)
            }
            #expect(await executor.mostJobsAtOnce == 5)
        }
    }

    @Test func anUnexpectedErrorFailsTheJobOnly() async throws {
        struct Surprise: Error {}
        try await QueueFile.with { file in
            let queue = try file.open()
            let events = await queue.events()
            let admissions = try await queue.enqueue([.picture(1), .picture(2)])
            let executor = FakeExecutor { job, _ in if job.id.rawValue == 1 { throw Surprise() } }
            try await withRunner(of: queue, executor) {
                let first = try await end(of: admissions[0].id, in: events)
                #expect(first.state == .failed)
                #expect(first.errorCode == "InternalError")
                let ended = try await end(of: admissions[1].id, in: events)
                #expect(ended.state == .done)
            }
        }
    }

    @Test func aSourceThatBecameAnotherPictureCancelsTheJob() async throws {
        try await QueueFile.with { file in
            let queue = try file.open()
            let events = await queue.events()
            let id = try await queue.enqueueNew(.picture(1)).id
            let executor = FakeExecutor { _, _ in
                throw JobFailure(code: "Superseded", message: "changed", consequence: .cancels)
            }
            let job = try await withRunner(of: queue, executor) { try await end(of: id, in: events) }
            #expect(job.state == .canceled)
            #expect(job.errorCode == "Superseded")
        }
    }
}
