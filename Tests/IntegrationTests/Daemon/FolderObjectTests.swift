import Contract
import SystemPackage
import TestSupport
import Testing

/// The watched folders as objects, and the list of all objects.
struct FolderObjectTests {
    private static let inbox = [BusNames.service, BusNames.folder("inbox").text, FolderInterface.name]

    @Test func aFolderTellsHowItIs() async throws {
        try await RunningDaemon.with { daemon in
            try await daemon.folder(gets: .active)
            func get(_ names: String...) async throws -> String {
                try await daemon.busctl(["get-property"] + Self.inbox + names).output
            }
            #expect(try await get("Id", "State", "WatchMethod") == "s \"inbox\"\ns \"active\"\ns \"inotify\"\n")
            #expect(try await get("StyleName", "ConfigError") == "s \"style.png\"\ns \"\"\n")
            #expect(try await get("ConfigDigest").wholeMatch(of: /s "[0-9a-f]{64}"\n/) != nil)
            #expect(try await get("LastScanUSec").wholeMatch(of: /t [0-9]{16}\n/) != nil)
            let path = daemon.place.inbox.string
            #expect(
                try await get("Inbox") == "ay \(path.utf8.count) \(path.utf8.map { "\($0)" }.joined(separator: " "))\n"
            )
        }
    }

    @Test func aPausedFolderStartsNothingAlsoAfterARestart() async throws {
        try await RunningDaemon.with { daemon in
            try await daemon.folder(gets: .active)
            #expect(try await daemon.busctl(["call"] + Self.inbox + ["Pause", "a{sv}", "0"]).status == 0)
            try daemon.drop("cat.png")
            try await daemon.queuedJobs(1)
            #expect(try await daemon.stop() == 0)
            try await daemon.start()

            try await daemon.folder(gets: .paused)
            #expect(try await daemon.status().state == "running")
            #expect(try await daemon.onlyJob().attempts == 0)
            #expect(try await daemon.busctl(["call"] + Self.inbox + ["Resume", "a{sv}", "0"]).status == 0)
            #expect(try await daemon.jobs(afterEnds: 1).map(\.state) == [.done])
            try await daemon.folder(gets: .active)
        }
    }

    @Test func changesOfAFolderAreHeardInAWord() async throws {
        try await RunningDaemon.with { daemon in
            try await daemon.folder(gets: .active)
            let monitor = try daemon.bus.monitor("member='FolderStateChanged'")
            defer { monitor.kill() }
            let heard = EventLog(monitor.lines)
            try await heard.wait(for: "the monitor") { $0.isEmpty ? nil : () }
            try daemon.place.recipe.write("size = \"big\"\n")
            try await heard.wait(for: "the broken recipe") { lines in
                lines.suffix(3) == ["   string \"inbox\"", "   string \"degraded\"", "   string \"recipe-outdated\""]
                    ? () : nil
            }
            let trouble = try await daemon.busctl(["get-property"] + Self.inbox + ["ConfigError", "StateReason"])
            #expect(trouble.output.split(separator: "\n").count { $0.contains("style.toml:1: ") } == 2)
            try daemon.place.recipe.write(TestRecipe.quick)
            try await heard.wait(for: "the mended recipe") { lines in
                lines.suffix(3) == ["   string \"inbox\"", "   string \"active\"", "   string \"\""] ? () : nil
            }
        }
    }

    @Test func foldersComeAndGoWithTheConfiguration() async throws {
        try await RunningDaemon.with { daemon in
            let other = try daemon.place.makeInbox("other-one", recipe: TestRecipe.quick)
            let path = "\"\(BusNames.folder("other-one"))\""
            #expect(try await !daemon.managedObjects().contains(path))
            try daemon.place.configure(tables: DaemonPlace.folder("other-one", other))
            #expect(try await daemon.ctl("reload").status == 0)
            try await eventually("the new object") { try await daemon.managedObjects().contains(path) ? () : nil }
            try daemon.place.configure()
            #expect(try await daemon.ctl("reload").status == 0)
            try await eventually("its end") { try await daemon.managedObjects().contains(path) ? nil : () }
        }
    }

    @Test func jobsAreListedAsLongAsTheyAreNotOver() async throws {
        try await RunningDaemon.with { daemon in
            try await daemon.ctl("pause")
            try daemon.drop("cat.png")
            try await daemon.queuedJobs(1)
            let queued = try await daemon.managedObjects()
            #expect(queued.contains("\"\(BusNames.job(1))\"") && queued.contains("\"\(BusNames.folder("inbox"))\""))
            #expect(!queued.contains("cat.png"))
            try await daemon.ctl("resume")
            try await daemon.jobs(afterEnds: 1)
            try await eventually("a list without the job") {
                try await daemon.managedObjects().contains("\(BusNames.job(1))") ? nil : ()
            }
            // Its object stays for a while, and comes back after a restart for whoever asks for it.
            let job = ["get-property", BusNames.service, BusNames.job(1).text, JobInterface.name, "State", "Name"]
            #expect(try await daemon.busctl(job).output == "s \"done\"\ns \"cat.png\"\n")
            #expect(try await daemon.stop() == 0)
            try await daemon.start()
            #expect(try await daemon.busctl(job).status != 0)
            let manager = [BusNames.service, BusNames.manager.text, ManagerInterface.name]
            #expect(
                try await daemon.busctl(["call"] + manager + ["GetJob", "t", "1"]).output
                    == "o \"\(BusNames.job(1))\"\n"
            )
            #expect(try await daemon.busctl(job).output == "s \"done\"\ns \"cat.png\"\n")
            #expect(try await !daemon.managedObjects().contains("\(BusNames.job(1))"))
        }
    }
}

extension RunningDaemon {
    /// What the ObjectManager lists.
    fileprivate func managedObjects() async throws -> String {
        let manager = [BusNames.service, BusNames.manager.text, "org.freedesktop.DBus.ObjectManager"]
        return try await busctl(["call"] + manager + ["GetManagedObjects"]).output
    }
}
