import Contract
import Systemd
import TestSupport
import Testing

/// Steps of workers as they are told to those who want to hear of them.
struct SubscriptionTests {
    @Test func stepsAreToldAFewTimesASecondAsLongAsAnybodyWantsThem() async throws {
        try await RunningDaemon.with(DaemonSetup(recipe: TestRecipe.endless)) { daemon in
            let monitor = try daemon.bus.monitor("member='ProgressUpdate'")
            defer { monitor.kill() }
            let heard = EventLog(monitor.lines)
            try await heard.wait(for: "the monitor") { $0.isEmpty ? nil : () }
            try daemon.drop("cat.png")
            let id = try await daemon.job(gets: .running)
            func updates() async -> Int { await heard.events.count { $0.contains("path=\(BusNames.job(id))") } }

            try await daemon.withClient { client in
                try await daemon.severalSteps(of: client.job(id))
                #expect(await updates() == 0)

                let stream = try await client.job(id).signals(JobInterface.progressUpdate)
                _ = try await client.manager.call(ManagerInterface.subscribe, Nothing())
                _ = try await client.manager.call(ManagerInterface.subscribe, Nothing())
                let start = ContinuousClock.now
                let told = try await withDeadline(.seconds(60), "some steps") {
                    await stream.prefix(9).reduce(into: [ProgressUpdate]()) { $0.append($1) }
                }
                // Eight pauses of a quarter of a second, the first of which may have begun before.
                #expect(ContinuousClock.now - start > .milliseconds(7 * 240))
                #expect(zip(told, told.dropFirst()).allSatisfy { $0.progress < $1.progress })
                let last = try #require(told.last)
                #expect(last[.iterations] == .uint32(100_000) && last[.scale] == .string("1/1"))
                for metric in [ProgressUpdate.Metric.loss, .styleLoss, .expectedEnd, .processorTime, .peakMemory] {
                    #expect(last[metric] != nil, "\(metric)")
                }

                _ = try await client.manager.call(ManagerInterface.unsubscribe, Nothing())
                try await daemon.expectSilence(updates, while: client.job(id))
            }
        }
    }

    @Test func aSubscriberThatLeavesIsForgotten() async throws {
        try await RunningDaemon.with(DaemonSetup(recipe: TestRecipe.endless)) { daemon in
            let monitor = try daemon.bus.monitor("member='ProgressUpdate'")
            defer { monitor.kill() }
            let heard = EventLog(monitor.lines)
            try daemon.drop("cat.png")
            let id = try await daemon.job(gets: .running)
            @Sendable func updates() async -> Int {
                await heard.events.count { $0.contains("path=\(BusNames.job(id))") }
            }
            try await daemon.withClient { client in
                _ = try await client.manager.call(ManagerInterface.subscribe, Nothing())
                try await eventually("updates") { await updates() > 0 ? () : nil }
            }
            try await daemon.withClient { client in
                try await daemon.expectSilence(updates, while: client.job(id))
            }
        }
    }
}

extension RunningDaemon {
    /// Waits until a job is shown to have come further several times.
    fileprivate func severalSteps(of job: BusProxy) async throws {
        var last: UInt32 = 0
        for _ in 1...4 {
            let before = last
            last = try await eventually("a step") {
                let iteration = try await job.get(JobInterface.iteration)
                return iteration > before ? iteration : nil
            }
        }
    }

    /// Waits until nothing is told any more although a job comes further; what is on its way may still come.
    fileprivate func expectSilence(_ count: () async -> Int, while job: BusProxy) async throws {
        for _ in 1...20 {
            let before = await count()
            try await severalSteps(of: job)
            if await count() == before { return }
        }
        Issue.record("steps are told although nobody wants them")
    }
}
