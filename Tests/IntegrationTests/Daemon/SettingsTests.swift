import Contract
import Foundation
import SystemPackage
import TestSupport
import Testing

/// Settings and folders that are changed over the bus: checked, in force at once, and kept.
struct SettingsTests {
    @Test func aSettingIsInForceAtOnceOutlastsARestartAndCanBeTakenBack() async throws {
        try await RunningDaemon.with(DaemonSetup(settings: "jobs-at-once = 2")) { daemon in
            #expect(try await daemon.ctl("settings", "get", "jobs-at-once").output == "2\n")
            #expect(try await daemon.ctl("settings", "set", "jobs-at-once=3", "worker.niceness=5").status == 0)
            #expect(try await daemon.ctl("settings", "get", "jobs-at-once").output == "3\n")
            let property = try await daemon.busctl(["get-property"] + Self.manager + ["MaxParallel"])
            #expect(property.output == "u 3\n")

            #expect(try await daemon.stop() == 0)
            try await daemon.start()
            let all = try await daemon.ctl("settings", "--json=short")
            let settings = try JSONSerialization.jsonObject(with: Data(all.output.utf8)) as? [String: Any]
            #expect(settings?["jobs-at-once"] as? Int == 3)
            #expect(settings?["worker.niceness"] as? Int == 5)
            // What the file says and nothing overrode still holds.
            #expect(settings?["worker.threads"] as? Int == 1)

            // Options stand before the verbs, too.
            let words = ["--user", "settings", "reset", "jobs-at-once"]
            #expect(try await daemon.bus.run(Programs.impastoctl, words).status == 0)
            #expect(try await daemon.ctl("settings", "get", "jobs-at-once").output == "2\n")
        }
    }

    @Test(arguments: [
        ("jobs-at-once=0", "from 1 to 64"), ("jobs-at-once=many", "from 1 to 64"), ("no-such-key=1", "no-such-key"),
        ("worker.memory-limit=soon", "a number of bytes"), ("worker.path=/no/such/program", "/no/such/program"),
        ("folder=1", "EditFolder"),
    ])
    func aWrongSettingChangesNothing(_ setting: String, _ word: String) async throws {
        try await RunningDaemon.with { daemon in
            let refusal = try await daemon.ctl("settings", "set", "retry-seconds=7", setting)
            #expect(refusal.status == ClientExit.failed.rawValue)
            #expect(refusal.errors.contains(word), "\(refusal.errors)")
            #expect(try await daemon.ctl("settings", "get", "retry-seconds").output == "30\n")
            #expect(try await daemon.ctl("settings", "get", "jobs-at-once").output == "1\n")
            #expect(!daemon.place.state.appending("settings.toml").exists)
        }
    }

    @Test func whatACommandLineDoesNotMeanIsNotSent() async throws {
        try await RunningDaemon.with { daemon in
            for words in [["set"], ["set", "jobs-at-once"], ["set", "=1"], ["reset"]] {
                let answer = try await daemon.ctl(["settings"] + words)
                #expect(answer.status == ClientExit.usage.rawValue, "\(words)")
            }
            #expect(try await daemon.ctl("settings", "get", "nonsense").status == ClientExit.failed.rawValue)
            #expect(try await daemon.ctl("settings", "reset", "nonsense").status == ClientExit.failed.rawValue)
            #expect(try await daemon.ctl("folders", "edit", "inbox").status == ClientExit.usage.rawValue)
        }
    }

    @Test func aFolderThatIsAddedIsPaintedFromAlsoAfterARestart() async throws {
        try await RunningDaemon.with { daemon in
            let inbox = try daemon.place.makeInbox("more", recipe: TestRecipe.quick)
            let outbox = daemon.place.root.appending("paintings").string
            let added = try await daemon.ctl(
                ["folders", "add", "more", inbox.string, "--outbox", outbox, "settle-seconds=0.1", "priority=-5"]
            )
            #expect(added.status == 0, "\(added.errors)")
            try inbox.appending("cat.png").write(TestPicture.png(1))
            #expect(try await daemon.jobs(afterEnds: 1).map(\.state) == [.done])
            #expect(FilePath(outbox).appending("cat.png").exists)

            #expect(try await daemon.stop() == 0)
            try await daemon.start()
            let shown = try await daemon.ctl("folders", "show", "more", "--json=short").output
            let folder = try JSONSerialization.jsonObject(with: Data(shown.utf8)) as? [String: Any]
            let settings = folder?["settings"] as? [String: Any]
            #expect(settings?["priority"] as? Int == -5)
            #expect(settings?["settle-seconds"] as? Double == 0.1)
            #expect(settings?["outbox"] as? String == outbox)
            try inbox.appending("dog.png").write(TestPicture.png(2))
            #expect(try await daemon.jobs(afterEnds: 2).map(\.state) == [.done, .done])

            #expect(try await daemon.ctl("folders", "remove", "more").status == 0)
            #expect(try await daemon.folders().map(\.name) == ["inbox"])
            #expect(try await daemon.ctl("folders", "show", "more").status == ClientExit.failed.rawValue)
        }
    }

    @Test func changesAtOnceAreAllInForce() async throws {
        try await RunningDaemon.with { daemon in
            let names = (1...6).map { "more\($0)" }
            let inboxes = try names.map { try daemon.place.makeInbox($0, recipe: TestRecipe.quick) }
            try await withThrowingTaskGroup { group in
                for (name, inbox) in zip(names, inboxes) {
                    group.addTask { try await daemon.ctl("folders", "add", name, inbox.string).status }
                    group.addTask { try await daemon.ctl("settings", "set", "jobs-at-once=2").status }
                    group.addTask { try await daemon.ctl("reload").status }
                }
                for try await status in group { #expect(status == 0) }
            }
            #expect(try await daemon.folders().map(\.name) == ["inbox"] + names)
            for inbox in inboxes { try inbox.appending("cat.png").write(TestPicture.png()) }
            #expect(try await daemon.jobs(afterEnds: 6).map(\.state) == Array(repeating: .done, count: 6))
            #expect(try await daemon.folders().allSatisfy { $0.state == .active })
        }
    }

    @Test func oneNameIsAddedOnce() async throws {
        try await RunningDaemon.with { daemon in
            let inboxes = try (1...4).map { try daemon.place.makeInbox("place\($0)", recipe: TestRecipe.quick) }
            let added = try await withThrowingTaskGroup { group in
                for inbox in inboxes {
                    group.addTask { try await daemon.ctl("folders", "add", "more", inbox.string).status == 0 }
                }
                return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(added == 1)
        }
    }

    @Test func aFolderOfTheFileIsEditedButNotRemoved() async throws {
        try await RunningDaemon.with(DaemonSetup(folder: "priority = 4")) { daemon in
            #expect(try await daemon.ctl("folders", "edit", "inbox", "priority=9", "jobs=1").status == 0)
            #expect(try await Self.folder("inbox", daemon)["priority"] as? Int == 9)
            #expect(try await daemon.ctl("folders", "edit", "inbox", "--reset", "priority").status == 0)
            let settings = try await Self.folder("inbox", daemon)
            #expect(settings["priority"] as? Int == 4)
            #expect(settings["jobs"] as? Int == 1)

            let refusal = try await daemon.ctl("folders", "remove", "inbox")
            #expect(refusal.status == ClientExit.failed.rawValue)
            #expect(refusal.errors.contains(daemon.place.configuration.string))
            let renamed = try await daemon.ctl("folders", "edit", "inbox", "name=other")
            #expect(renamed.status == ClientExit.failed.rawValue)
            #expect(try await daemon.folders().map(\.name) == ["inbox"])
        }
    }

    @Test(arguments: [
        ["nowhere"], ["inbox", "/tmp/elsewhere"], ["a name", "/tmp/elsewhere"], ["more", "/tmp/elsewhere", "colour=1"],
        ["more", "/tmp/else\nwhere"], ["more", "/tmp/elsewhere", "--outbox", "/tmp/out\nExecStartPre=+/tmp/evil"],
    ])
    func aFolderThatCannotBeIsNotAdded(_ words: [String]) async throws {
        try await RunningDaemon.with { daemon in
            let answer = try await daemon.ctl(["folders", "add"] + words)
            #expect(answer.status != 0)
            #expect(try await daemon.folders().map(\.name) == ["inbox"])
        }
    }

    @Test func anOutboxInAnInboxIsNotSet() async throws {
        try await RunningDaemon.with { daemon in
            let inside = daemon.place.inbox.appending("results").string
            let refusal = try await daemon.ctl("folders", "edit", "inbox", "outbox=\(inside)")
            #expect(refusal.status == ClientExit.failed.rawValue)
            #expect(refusal.errors.contains("painted again"))
            #expect(try await Self.folder("inbox", daemon)["outbox"] == nil)
        }
    }

    @Test func settingsThatDoNotFitTheFileAnyMoreAreLeftAside() async throws {
        try await RunningDaemon.with { daemon in
            let more = try daemon.place.makeInbox("more", recipe: TestRecipe.quick)
            #expect(try await daemon.ctl("folders", "add", "more", more.string).status == 0)
            #expect(try await daemon.stop() == 0)
            // The outbox of the file's own folder now lies in the inbox that was added.
            try daemon.place.configure(folder: "outbox = \"\(more.appending("results"))\"")
            try await daemon.start()
            #expect(try await daemon.folders().map(\.name) == ["inbox"])
            #expect(daemon.log.contains("left aside"))
        }
    }

    private static let manager = ["org.impasto.Impasto1", "/org/impasto/Impasto1", "org.impasto.Impasto1.Manager"]

    private static func folder(_ name: String, _ daemon: RunningDaemon) async throws -> [String: Any] {
        let shown = try await daemon.ctl("folders", "show", name, "--json=short").output
        let folder = try JSONSerialization.jsonObject(with: Data(shown.utf8)) as? [String: Any]
        return try #require(folder?["settings"] as? [String: Any])
    }
}
