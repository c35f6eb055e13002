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
                _ = try await client.manager.call(ManagerInterface.subscribe, [:])
                _ = try await client.manager.call(ManagerInterface.subscribe, [:])
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

                _ = try await client.manager.call(ManagerInterface.unsubscribe, [:])
                try await daemon.expectSilence(updates, while: client.job(id))
            }
        }
    }

    @Test func nothingIsToldOfAJobThatIsOver() async throws {
        let script = """
            step() { printf '{"event":"progress","iteration":%s,"iterations":100000,"seconds":1}\\n' "$1"; }
            trap 'exit 75' TERM
            n=0
            while :; do n=$((n + 1)); step $n; sleep 0.01; done
            """
        try await RunningDaemon.with(worker: script) { daemon in
            let monitor = try daemon.bus.monitor("type='signal',path_namespace='\(BusNames.manager)'")
            defer { monitor.kill() }
            let heard = EventLog(monitor.lines)
            try await heard.wait(for: "the monitor") { $0.isEmpty ? nil : () }
            try await daemon.withClient { client in
                _ = try await client.manager.call(ManagerInterface.subscribe, [:])
                for id in 1...4 as ClosedRange<UInt64> {
                    try daemon.drop("cat\(id).png", seed: Int(id))
                    // As many updates as take longer than anything that was left over from the job before.
                    let updates = "path=\(BusNames.job(id)); interface=\(JobInterface.name); member=ProgressUpdate"
                    try await heard.wait(for: "updates") { $0.count { $0.contains(updates) } > 3 ? () : nil }
                    if id < 4 { _ = try await client.manager.call(ManagerInterface.cancelJob, WithOptions(id)) }
                }
                let lines = await heard.events
                for id in 1...3 as ClosedRange<UInt64> {
                    let removals = lines.indices.filter { lines[$0].contains("member=JobRemoved") }
                    let own = removals.first { lines[$0...].prefix(2).contains { $0.hasSuffix("uint64 \(id)") } }
                    let rest = lines[(try #require(own))...]
                    let late = rest.count { $0.contains("path=\(BusNames.job(id));") && $0.contains("ProgressUpdate") }
                    #expect(late == 0)
                }
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
                _ = try await client.manager.call(ManagerInterface.subscribe, [:])
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
