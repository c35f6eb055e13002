import Contract
import Systemd
import TestSupport
import Testing

/// The counters of the queue, which change faster than anybody looks.
struct CounterTests {
    @Test func countersAreAnnouncedOnceASecondAndTheLastOneInAnyCase() async throws {
        try await RunningDaemon.with { daemon in
            try await daemon.ctl("pause")
            try await daemon.withClient { client in
                let changes = try await client.manager.changes(of: ManagerInterface.description)
                let (counts, count) = AsyncStream<UInt32>.makeStream()
                let listener = Task {
                    for await (_, values) in changes {
                        if let queued = values[ManagerInterface.queued] { count.yield(queued) }
                    }
                }
                defer { listener.cancel() }
                let heard = EventLog(counts)
                var ends = try await client.manager.signals(ManagerInterface.jobRemoved).makeAsyncIterator()
                let start = ContinuousClock.now
                try daemon.drop("cat.png")
                try await daemon.queuedJobs(1)
                // Each of the fifty takes one job away and brings it back.
                for _ in 1...50 {
                    _ = try await client.manager.call(ManagerInterface.cancelJob, WithOptions(1))
                    #expect(await ends.next()?.id == 1)
                    // Nobody is told less than what is so.
                    #expect(try await client.manager.get(ManagerInterface.queued) == 0)
                    _ = try await client.manager.call(ManagerInterface.retryJob, WithOptions(1))
                }
                for seed in 2...3 { try daemon.drop("cat\(seed).png", seed: seed) }
                try await daemon.queuedJobs(3)
                try await heard.wait(for: "the last count") { $0.last == 3 ? () : nil }
                let seconds = (ContinuousClock.now - start) / .seconds(1)
                let told = await heard.events
                // The first at once, and each further one a second after the one before.
                #expect(told.first == 1)
                #expect(Double(told.count) <= seconds + 1, "\(told) in \(seconds) s")
            }
        }
    }
}
