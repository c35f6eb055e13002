import Contract
import Glibc
import SystemPackage
import TestSupport
import Testing

/// impastoctl: what it does to the daemon as a whole, and how it ends.
struct ControlDaemonTests {
    @Test func aPausedQueueStartsNothingAlsoAfterARestart() async throws {
        try await RunningDaemon.with { daemon in
            #expect(try await daemon.ctl("pause", "--reason", "a quiet hour").status == 0)
            try daemon.drop("cat.png")
            try await daemon.queuedJobs(1)
            #expect(try await daemon.stop() == 0)
            try await daemon.start()

            let status = try await daemon.status()
            #expect((status.paused, status.reason, status.queued, status.running) == (true, "a quiet hour", 1, 0))
            #expect(status.state == "paused")
            #expect(try await daemon.onlyJob().attempts == 0)
            #expect(try await daemon.ctl("resume").status == 0)
            #expect(try await daemon.jobs(afterEnds: 1).map(\.state) == [.done])
        }
    }

    @Test func waitEndsAsTheJobsDo() async throws {
        try await RunningDaemon.with { daemon in
            #expect(try await daemon.ctl("wait", "1").status == ClientExit.failed.rawValue)
            try daemon.drop("good.png")
            try await daemon.jobs(afterEnds: 1)
            try daemon.place.inbox.appending("bad.png").write("no picture")
            try await daemon.jobs(afterEnds: 2)
            #expect(try await daemon.ctl("wait", "1").status == ClientExit.done.rawValue)
            #expect(try await daemon.ctl("wait", "2").status == ClientExit.failed.rawValue)
            #expect(try await daemon.ctl("wait", "1", "2").status == ClientExit.failed.rawValue)
            let unknown = try await daemon.ctl("wait", "99")
            #expect(unknown.status == ClientExit.failed.rawValue)
            #expect(unknown.errors.lowercased().contains("there is no job 99"))
        }
    }

    @Test func waitGivesUpInTimeAndWhenTheDaemonDies() async throws {
        try await RunningDaemon.with(DaemonSetup(recipe: TestRecipe.endless)) { daemon in
            try daemon.drop("cat.png")
            let id = try await daemon.job(gets: .running)
            let late = try await daemon.ctl("wait", "--timeout", "0.2", "\(id)")
            #expect(late.status == ClientExit.timeout.rawValue)

            let environment = "DBUS_SESSION_BUS_ADDRESS=\(daemon.bus.address)"
            let errors = daemon.place.root.appending("impastoctl.log")
            let waiting = try ChildProcess(
                ["env", environment, Programs.impastoctl, "wait", "--user", "\(id)"],
                errors: errors
            )
            defer { waiting.kill() }
            try await daemon.clientIsThere(waiting.identifier)
            daemon.kill()
            let status = try await withDeadline(.seconds(30), "the end of impastoctl wait") { await waiting.end() }
            #expect(status == ClientExit.noDaemon.rawValue)
            #expect(String(decoding: try errors.bytes(), as: UTF8.self).contains("impastod"))
        }
    }

    @Test func withoutADaemonItSaysHowToStartOne() async throws {
        try await RunningDaemon.with(DaemonSetup(isStarted: false)) { daemon in
            for verb in [["status"], ["list", "--json=short"], ["cancel", "1"], ["wait", "1"]] {
                let answer = try await daemon.bus.run(Programs.impastoctl, verb + ["--user"])
                #expect(answer.status == ClientExit.noDaemon.rawValue)
                #expect(answer.output == "")
                #expect(answer.errors.contains("systemctl --user start impastod"))
            }
            let nowhere = ["DBUS_SESSION_BUS_ADDRESS": "unix:path=\(daemon.place.root.appending("no-bus"))"]
            let answer = try await CommandOutput.of(Programs.impastoctl, ["status", "--user"], environment: nowhere)
            #expect(answer.status == ClientExit.noDaemon.rawValue)
            #expect(answer.errors.contains("No impastod answers"))
        }
    }

    @Test func reloadReportsEveryFolder() async throws {
        try await RunningDaemon.with { daemon in
            let good = try await daemon.ctl("reload", "--json=short")
            #expect((good.status, good.output) == (0, "[{\"folder\":\"inbox\",\"status\":\"ok\"}]\n"))

            try daemon.place.recipe.write("size = \"big\"\n")
            let bad = try await daemon.ctl("reload")
            #expect(bad.status == ClientExit.failed.rawValue)
            #expect(bad.output.contains("kept-last-good"))
            #expect(bad.output.contains("style.toml:1: "))

            try daemon.place.configuration.write("jobs-at-once = 0\n")
            let worse = try await daemon.ctl("reload")
            #expect(worse.status == ClientExit.failed.rawValue)
            #expect(worse.errors.contains("impastod.toml:1: "))
        }
    }

    @Test func reloadTakesUpTheNumberOfJobsAtOnce() async throws {
        try await RunningDaemon.with { daemon in
            try daemon.place.configure("jobs-at-once = 3")
            #expect(try await daemon.ctl("reload").status == 0)
            try await eventually("three jobs at once") {
                try await daemon.ctl("settings", "get", "jobs-at-once").output == "3\n" ? () : nil
            }
        }
    }

    @Test func asManyJobsRunAtOnceAsAreAllowed() async throws {
        try await RunningDaemon.with(DaemonSetup(recipe: TestRecipe.endless)) { daemon in
            for seed in 1...4 { try daemon.drop("cat\(seed).png", seed: seed) }
            try await daemon.queuedJobs(4)
            try await daemon.job(gets: .running)
            #expect(try await daemon.jobs().count { $0.state == .running } == 1)

            #expect(try await daemon.ctl("settings", "set", "jobs-at-once=3").status == 0)
            try await daemon.job(gets: .running, times: 3)
            #expect(try await daemon.jobs().count { $0.state == .running } == 3)
            #expect(try await daemon.jobs().count { $0.state == .queued } == 1)
        }
    }

    @Test func rescanFindsWhatNobodyToldOf() async throws {
        try await RunningDaemon.with { daemon in
            try await daemon.folder(gets: .active)
            #expect(try await daemon.ctl("rescan", "inbox", "--json=short").output == "{\"found\":0}\n")
            let unknown = try await daemon.ctl("rescan", "nowhere")
            #expect(unknown.status == ClientExit.failed.rawValue)
            #expect(unknown.errors == "There is no folder nowhere.\n")
        }
    }

    @Test("cookie sync: whatever was dropped before is queued")
    func whatWasDroppedIsQueued() async throws {
        try await RunningDaemon.with { daemon in
            try await daemon.folder(gets: .active)
            try await daemon.ctl("pause")
            for number in 0..<20 { try daemon.drop("\(number).png") }
            #expect(try await daemon.ctl("sync", "inbox").status == 0)
            #expect(try await daemon.status().queued == 20)
            let unknown = try await daemon.ctl("sync", "nowhere")
            #expect(unknown.status == ClientExit.failed.rawValue)
            #expect(unknown.errors == "There is no folder nowhere.\n")
            let hasty = try await daemon.ctl("sync", "inbox", "--timeout", "0")
            #expect(hasty.status == ClientExit.usage.rawValue && hasty.errors.contains("--timeout"))
        }
    }

    @Test func foldersAreListed() async throws {
        try await RunningDaemon.with { daemon in
            let folder = try await daemon.folder(gets: .active)
            #expect(folder.reason == nil)
            #expect(folder.pending == 0)
            #expect(folder.inbox == daemon.place.inbox.string)
            #expect(folder.outbox == daemon.place.outbox.string)
        }
    }

    @Test func aFileThatGoesOnChangingIsShownAsPending() async throws {
        try await RunningDaemon.with { daemon in
            let writer = try daemon.place.inbox.appending("slow.png").openForWriting()
            try writer.writeAll(TestPicture.png())
            // Longer than the settle maximum of one second.
            try await eventually("a pending file") { try await daemon.folders()[0].pending == 1 ? () : nil }
            try writer.close()
            try await daemon.jobs(afterEnds: 1)
            #expect(try await daemon.folders()[0].pending == 0)
        }
    }

    @Test func mistakesOnTheCommandLineAreUsageErrors() async throws {
        let mistakes = [["paint"], ["show"], ["show", "cat"], ["wait", "--timeout=-1", "1"], ["list", "--json=xml"]]
        for arguments in mistakes {
            let answer = try await CommandOutput.of(Programs.impastoctl, arguments)
            #expect(answer.status == ClientExit.usage.rawValue, "\(arguments)")
            #expect(answer.output == "")
            #expect(answer.errors.contains("Usage"))
        }
        let version = try await CommandOutput.of(Programs.impastoctl, ["--version"])
        #expect((version.status, version.output) == (0, "\(Release.version)\n"))
    }
}

extension RunningDaemon {
    /// Waits until a process is on the bus; the bus itself is asked who that is.
    fileprivate func clientIsThere(_ process: pid_t) async throws {
        try await eventually("a client on the bus") {
            let words = try await self.askBus("ListNames").split { " \n".contains($0) }
            for name in words.map({ $0.filter { $0 != "\"" } }) where name.hasPrefix(":") {
                let answer = try await self.askBus("GetConnectionUnixProcessID", "s", name)
                if answer == "u \(process)\n" { return () }
            }
            return nil
        }
    }

    private func askBus(_ arguments: String...) async throws -> String {
        let bus = ["org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus"]
        return try await busctl(["call"] + bus + arguments).output
    }
}
