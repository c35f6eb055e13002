import Contract
import SystemPackage
import TestSupport
import Testing

/// The daemon as clients see it that are none of ours: busctl, gdbus, dbus-monitor.
struct ForeignClientTests {
    private let manager = [BusNames.service, BusNames.manager.text, ManagerInterface.name]

    @Test(arguments: [
        (BusNames.manager, ManagerInterface.description), (BusNames.job(1), JobInterface.description),
        (BusNames.folder("inbox"), FolderInterface.description),
    ])
    func introspectionTellsWhatIsPromised(_ object: ObjectPath, _ promise: InterfaceDescription) async throws {
        try await RunningDaemon.with(DaemonSetup(recipe: TestRecipe.endless)) { daemon in
            try daemon.drop("cat.png")
            try await daemon.job(gets: .running)
            let answer = try await daemon.busctl("introspect", "--xml-interface", BusNames.service, object.text)
            #expect(lines(answer.output).joined(separator: "\n").contains(lines(promise.xml).joined(separator: "\n")))
            let table = try await daemon.busctl("introspect", BusNames.service, object.text, promise.name)
            #expect(table.status == 0)
            #expect(table.output.contains(".State"))
        }
    }

    @Test func propertiesOfARunningJobAreRead() async throws {
        try await RunningDaemon.with(DaemonSetup(recipe: TestRecipe.endless)) { daemon in
            try daemon.drop("cat.png")
            let id = try await daemon.job(gets: .running)
            let job = [BusNames.service, BusNames.job(id).text, JobInterface.name]
            let known = try await daemon.busctl(["get-property"] + job + ["Id", "Folder", "Name", "State", "Attempts"])
            #expect(known.output == "t \(id)\ns \"inbox\"\ns \"cat.png\"\ns \"running\"\nu 1\n")
            try await eventually("progress on the bus") {
                let answer = try await daemon.busctl(["get-property"] + job + ["Progress", "IterationsMax", "Loss"])
                let words = answer.output.split(whereSeparator: \.isWhitespace)
                return Double(words[1]).map { $0 > 0 && $0 < 1 } == true && words[3] == "100000" && words[5] != "-1"
                    ? () : nil
            }
            let readOnly = try await daemon.busctl(["set-property"] + job + ["State", "s", "done"])
            #expect(readOnly.status != 0)
        }
    }

    @Test func methodsAreCalled() async throws {
        try await RunningDaemon.with(DaemonSetup(recipe: TestRecipe.endless)) { daemon in
            try daemon.drop("cat.png")
            let id = try await daemon.job(gets: .running)
            let list = try await daemon.busctl(["call"] + manager + ["ListJobs", "a{sv}tu", "0", "0", "10"])
            let line = "\(id) \"\(BusNames.job(id))\" \"inbox\" \"cat.png\" \"running\" "
            #expect(list.output.hasPrefix("a(tosssdu)t 1 \(line)"))

            #expect(try await daemon.busctl(["call"] + manager + ["CancelJob", "ta{sv}", "\(id)", "0"]).status == 0)
            #expect(try await daemon.jobs(afterEnds: 1).map(\.state) == [.canceled])
        }
    }

    @Test func theJobsOwnMethodsAreCalled() async throws {
        try await RunningDaemon.with(DaemonSetup(recipe: TestRecipe.endless)) { daemon in
            try daemon.drop("cat.png")
            let id = try await daemon.job(gets: .running)
            let job = [BusNames.service, BusNames.job(id).text, JobInterface.name]
            #expect(try await daemon.busctl(["call"] + job + ["Pause", "a{sv}", "0"]).status == 0)
            try await daemon.job(gets: .paused)
            #expect(try await daemon.busctl(["call"] + job + ["Resume", "a{sv}", "0"]).status == 0)
            try await daemon.job(gets: .running, times: 2)
            #expect(try await daemon.busctl(["call"] + job + ["Cancel", "a{sv}", "0"]).status == 0)
            #expect(try await daemon.jobs(afterEnds: 1).map(\.state) == [.canceled])
            #expect(try await daemon.busctl(["call"] + job + ["Retry", "a{sv}", "0"]).status == 0)
            try await daemon.job(gets: .running, times: 3)
        }
    }

    @Test func signalsAreHeard() async throws {
        try await RunningDaemon.with { daemon in
            let monitor = try daemon.bus.monitor("interface='\(ManagerInterface.name)'")
            defer { monitor.kill() }
            try await withDeadline(.seconds(30), "JobNew and JobRemoved") {
                var heard: [String] = []
                for await line in monitor.lines {
                    // The monitor listens once it has said anything.
                    if heard.isEmpty { try daemon.drop("cat.png") }
                    heard.append(line)
                    if heard.contains(where: { $0.contains("member=JobRemoved") }), line == "   string \"\"" { break }
                }
                #expect(heard.contains { $0.contains("member=JobNew") })
                #expect(heard.contains("   object path \"\(BusNames.job(1))\""))
                #expect(heard.contains("   string \"done\""))
            }
        }
    }

    @Test(arguments: [
        ("CancelJob", ["99", "{}"], ServiceErrorCode.noSuchJob),
        ("GetJob", ["99"], .noSuchJob),
        ("RetryJob", ["99", "{}"], .noSuchJob),
        ("PauseJob", ["99", "{}"], .noSuchJob),
        ("ResumeJob", ["18446744073709551615", "{}"], .noSuchJob),
        ("RescanFolder", ["nowhere", "{}"], .noSuchFolder),
        ("RescanFolder", ["inbox", "{'deep': <true>}"], .invalidArgument),
        ("SyncFolder", ["nowhere", "1000", "{}"], .noSuchFolder),
        ("GetFolder", ["nowhere"], .noSuchFolder),
        ("GetJobByPath", ["inbox", "[0x64]"], .noSuchJob),
        ("SetJobPriority", ["99", "1", "{}"], .noSuchJob),
        ("SetJobPriority", ["1", "1", "{}"], .jobFinished),
        ("Pause", ["lunch", "{'until': <'two'>}"], .invalidArgument),
        ("CancelJob", ["1", "{}"], .jobFinished),
        ("RetryJob", ["1", "{}"], .jobNotRetryable),
        ("PauseJob", ["1", "{}"], .jobNotPausable),
        ("RetryJob", ["1", "{'soon': <true>}"], .invalidArgument),
        ("CancelJob", ["1", "{'flags': <uint64 0>}"], .invalidArgument),
        ("Reload", ["{'hard': <true>}"], .invalidArgument),
    ])
    func refusalsHaveNames(_ method: String, _ arguments: [String], _ code: ServiceErrorCode) async throws {
        try await RunningDaemon.with { daemon in
            try daemon.drop("cat.png")
            try await daemon.jobs(afterEnds: 1)
            let call = ["--dest", BusNames.service, "--object-path", BusNames.manager.text]
            let options = ["call", "--session", "--method", "\(ManagerInterface.name).\(method)"]
            let answer = try await daemon.bus.run("gdbus", options + call + arguments)
            #expect(answer.errors.contains("GDBus.Error:\(code.busName): "))
        }
    }

    private func lines(_ xml: String) -> [Substring] {
        xml.split(whereSeparator: \.isNewline).map { $0.drop(while: \.isWhitespace) }
    }
}
