import Contract
import SystemPackage
import Systemd
import TestSupport
import Testing

/// The number of jobs at once, which is a setting and a property that clients may set.
struct JobsAtOnceTests {
    private static let manager = [BusNames.service, BusNames.manager.text, ManagerInterface.name]
    private static let setting = ["set-property"] + manager + ["MaxParallel", "u"]
    private static let value = ["get-property"] + manager + ["MaxParallel"]

    @Test func thePropertyIsTheSettingAlsoAfterARestart() async throws {
        try await RunningDaemon.with { daemon in
            #expect(try await daemon.busctl(Self.setting + ["3"]).status == 0)
            #expect(try await daemon.busctl(Self.value).output == "u 3\n")
            #expect(try await daemon.ctl("settings", "get", "jobs-at-once").output == "3\n")
            #expect(try await daemon.status().jobsAtOnce == 3)
            daemon.kill()
            try await daemon.start()
            #expect(try await daemon.busctl(Self.value).output == "u 3\n")
            #expect(try await daemon.ctl("settings", "reset", "jobs-at-once").status == 0)
            #expect(try await daemon.busctl(Self.value).output == "u 1\n")
        }
    }

    @Test func bothWaysRefuseTheSame() async throws {
        try await RunningDaemon.with { daemon in
            func refusal(_ method: String, _ arguments: String...) async throws -> Substring {
                let target = ["--dest", BusNames.service, "--object-path", BusNames.manager.text, "--method", method]
                let answer = try await daemon.bus.run("gdbus", ["call", "--session"] + target + arguments)
                return try #require(answer.errors.split(separator: "GDBus.Error:").last)
            }
            for wrong in ["0", "65", "4294967295"] {
                let bySetting = try await refusal(
                    "\(ManagerInterface.name).SetSettings",
                    "{'jobs-at-once': <uint32 \(wrong)>}",
                    "{}"
                )
                let byProperty = try await refusal(
                    "org.freedesktop.DBus.Properties.Set",
                    ManagerInterface.name,
                    "MaxParallel",
                    "<uint32 \(wrong)>"
                )
                #expect(byProperty == bySetting)
                #expect(byProperty.hasPrefix("\(ServiceErrorCode.configInvalid.busName): "))
                #expect(byProperty.contains("from 1 to 64"))
            }
            #expect(try await daemon.busctl(Self.value).output == "u 1\n")
            #expect(!daemon.place.state.appending("settings.toml").exists)
        }
    }

    @Test func moreJobsBeginAtOnce() async throws {
        try await RunningDaemon.with(DaemonSetup(recipe: TestRecipe.endless)) { daemon in
            for seed in 1...3 { try daemon.drop("cat\(seed).png", seed: seed) }
            try await daemon.queuedJobs(3)
            try await daemon.job(gets: .running)
            #expect(try await daemon.status().running == 1)
            #expect(try await daemon.busctl(Self.setting + ["2"]).status == 0)
            try await daemon.job(gets: .running, times: 2)
            #expect(try await daemon.status().running == 2)
        }
    }

    @Test func theNewNumberIsShownWhenTheAnswerComes() async throws {
        try await RunningDaemon.with { daemon in
            try await daemon.withClient { client in
                for round in 0..<100 as Range<UInt32> {
                    let number = 1 + round % 2
                    try await client.manager.set(ManagerInterface.maxParallel, to: number)
                    #expect(try await client.manager.get(ManagerInterface.maxParallel) == number)
                }
            }
        }
    }

    @Test func eachChangeIsAnnouncedOnce() async throws {
        try await RunningDaemon.with { daemon in
            let monitor = try daemon.bus.monitor("sender='\(BusNames.service)',path='\(BusNames.manager)'")
            defer { monitor.kill() }
            var lines = monitor.lines.makeAsyncIterator()
            _ = await lines.next()
            try await daemon.withClient { client in
                let manager = client.manager
                func set(_ number: Int64) async throws {
                    let change = SettingsChange(settings: ["jobs-at-once": .int64(number)])
                    _ = try await manager.call(ManagerInterface.setSettings, change)
                }
                for number in [3, 3, 4] as [UInt32] {
                    try await manager.set(ManagerInterface.maxParallel, to: number)
                    #expect(try await manager.get(ManagerInterface.maxParallel) == number)
                }
                for number in [4, 5] as [UInt32] {
                    try await set(Int64(number))
                    #expect(try await manager.get(ManagerInterface.maxParallel) == number)
                }
                // What happens in the queue tells of other properties only.
                try daemon.drop("cat.png")
                try await daemon.jobs(afterEnds: 1)
                #expect(try await daemon.ctl("settings", "reset", "jobs-at-once").status == 0)
                try daemon.place.configure("jobs-at-once = 6")
                #expect(try await daemon.ctl("reload").status == 0)
                try await manager.set(ManagerInterface.maxParallel, to: 64)
            }
            var numbers: [String] = []
            while numbers.last != "64", let line = await lines.next() {
                guard line.hasSuffix("string \"MaxParallel\"") else { continue }
                numbers.append(await lines.next()?.split(separator: " ").last.map(String.init) ?? "")
            }
            #expect(numbers == ["3", "4", "5", "1", "6", "64"])
        }
    }

    @Test func ofManyWhoSetItAtOnceOneHasTheLastWord() async throws {
        try await RunningDaemon.with { daemon in
            try await daemon.withClient { client in
                try await withThrowingTaskGroup { group in
                    for number in 1...30 as ClosedRange<UInt32> {
                        group.addTask { try await client.manager.set(ManagerInterface.maxParallel, to: number) }
                    }
                    try await group.waitForAll()
                }
                let shown = try await client.manager.get(ManagerInterface.maxParallel)
                #expect(try await daemon.ctl("settings", "get", "jobs-at-once").output == "\(shown)\n")
                let kept = String(decoding: try daemon.place.state.appending("settings.toml").bytes(), as: UTF8.self)
                #expect(kept.contains("jobs-at-once = \(shown)\n"))
            }
        }
    }
}
