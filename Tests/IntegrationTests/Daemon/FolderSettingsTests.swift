import Contract
import Foundation
import SystemPackage
import TestSupport
import Testing

/// What cannot be done to the settings of folders, and what becomes of settings that fit no more.
struct FolderSettingsTests {
    @Test func settingsThatAreLeftAsideAreMended() async throws {
        try await RunningDaemon.with { daemon in
            let more = try daemon.place.makeInbox("more", recipe: TestRecipe.quick)
            #expect(try await daemon.ctl("folders", "add", "more", more.string).status == 0)
            // The outbox of the file's own folder now lies in the inbox that was added.
            try daemon.place.configure(folder: "outbox = \"\(more.appending("results"))\"")
            #expect(try await daemon.ctl("reload").status == 0)
            #expect(try await daemon.folders().map(\.name) == ["inbox"])
            #expect(daemon.log.contains("left aside"))
            let refusal = try await daemon.ctl("settings", "set", "jobs-at-once=2")
            #expect(refusal.errors.contains("painted again"))

            #expect(try await daemon.ctl("folders", "edit", "more", "inbox=\(daemon.place.root)/elsewhere").status == 0)
            #expect(try await daemon.folders().map(\.name) == ["inbox", "more"])
            #expect(try await daemon.ctl("folders", "edit", "more", "inbox=\(more)").status != 0)
            #expect(try await daemon.ctl("folders", "remove", "more").status == 0)
            #expect(try await daemon.ctl("settings", "set", "jobs-at-once=2").status == 0)
        }
    }

    @Test func aFolderThatIsLeftAsideCanBeRemoved() async throws {
        try await RunningDaemon.with { daemon in
            let more = try daemon.place.makeInbox("more", recipe: TestRecipe.quick)
            #expect(try await daemon.ctl("folders", "add", "more", more.string).status == 0)
            try daemon.place.configure(folder: "outbox = \"\(more.appending("results"))\"")
            #expect(try await daemon.ctl("reload").status == 0)
            #expect(try await daemon.ctl("folders", "remove", "more").status == 0)
            #expect(try await daemon.ctl("settings", "set", "jobs-at-once=2").status == 0)
            #expect(try await daemon.ctl("folders", "remove", "more").errors.contains("no folder"))
        }
    }

    @Test func severalThingsThatFitNoMoreAreTakenBackOneByOne() async throws {
        try await RunningDaemon.with { daemon in
            let inboxes = try ["one", "two"].map { try daemon.place.makeInbox($0, recipe: TestRecipe.quick) }
            for (name, inbox) in zip(["one", "two"], inboxes) {
                #expect(try await daemon.ctl("folders", "add", name, inbox.string).status == 0)
            }
            // Both are now folders of the file, too, under other names.
            let tables = DaemonPlace.folder("first", inboxes[0]) + "\n" + DaemonPlace.folder("second", inboxes[1])
            try daemon.place.configure(tables: tables)
            #expect(try await daemon.ctl("reload").status == 0)
            #expect(try await daemon.folders().map(\.name) == ["first", "inbox", "second"])
            #expect(try await daemon.ctl("settings", "set", "jobs-at-once=2").status != 0)
            #expect(try await daemon.ctl("folders", "remove", "one").status == 0)
            #expect(try await daemon.ctl("settings", "set", "jobs-at-once=2").status != 0)
            #expect(try await daemon.ctl("folders", "remove", "two").status == 0)
            #expect(try await daemon.ctl("settings", "set", "jobs-at-once=2").status == 0)
            #expect(try await daemon.folders().map(\.name) == ["first", "inbox", "second"])
        }
    }

    @Test func aFolderThatIsAddedAnewRemembersNothing() async throws {
        try await RunningDaemon.with { daemon in
            let inbox = try daemon.place.makeInbox("more", recipe: TestRecipe.quick).string
            #expect(try await daemon.ctl("folders", "add", "more", inbox, "priority=7").status == 0)
            let object = [BusNames.service, BusNames.folder("more").text, FolderInterface.name]
            #expect(try await daemon.busctl(["call"] + object + ["Pause", "a{sv}", "0"]).status == 0)
            #expect(try await daemon.ctl("folders", "remove", "more").status == 0)
            #expect(try await daemon.ctl("folders", "add", "more", inbox).status == 0)
            #expect(try await daemon.ctl("folders", "show", "more", "--json=short").output.contains("\"priority\":0"))
            try await eventually("the folder is active") {
                try await daemon.folders().contains { $0.name == "more" && $0.state == .active } ? () : nil
            }
        }
    }

    @Test(arguments: ["priority=3", "settle-seconds=0.2"])
    func anEditLeavesWhatIsBeingSubmittedAlone(_ setting: String) async throws {
        try await RunningDaemon.with { daemon in
            let copy = daemon.place.inbox.appending(".impasto-submit-1f")
            try copy.write("half a picture")
            #expect(try await daemon.ctl("folders", "edit", "inbox", setting).status == 0)
            #expect(copy.exists)
            // What a daemon finds at its start was left by a crash.
            #expect(try await daemon.stop() == 0)
            try await daemon.start()
            #expect(!copy.exists)
        }
    }

    @Test func anotherOutboxCountsForTheNextPicture() async throws {
        try await RunningDaemon.with { daemon in
            try daemon.drop("cat.png")
            try await daemon.jobs(afterEnds: 1)
            let outbox = daemon.place.root.appending("elsewhere")
            #expect(try await daemon.ctl("folders", "edit", "inbox", "outbox=\(outbox)", "priority=4").status == 0)
            // It was never left.
            #expect(try await daemon.folders().map(\.state) == [.active])
            try daemon.drop("dog.png")
            #expect(try await daemon.jobs(afterEnds: 2).map(\.state) == [.done, .done])
            #expect(outbox.appending("dog.png").exists)
        }
    }

    @Test(arguments: [
        (["edit", "more", "--reset", "inbox"], "remove the folder"), (["edit", "more", "--reset", "colour"], "colour"),
        (["edit", "more", "name=other"], "name"), (["add", "other", "/srv/elsewhere", "name=third"], "name"),
        (["add", "twin", "INBOX"], "lies in it"),
        (["add", "deep", "INBOX/deep", "--outbox", "/srv/deep"], "lies in it"),
    ])
    func whatMakesNoFolderIsRefused(_ words: [String], _ word: String) async throws {
        try await RunningDaemon.with { daemon in
            let inbox = try daemon.place.makeInbox("more", recipe: TestRecipe.quick).string
            #expect(try await daemon.ctl("folders", "add", "more", inbox).status == 0)
            let words = words.map { $0.replacingOccurrences(of: "INBOX", with: inbox) }
            let refusal = try await daemon.ctl(["folders"] + words)
            #expect(refusal.status == ClientExit.failed.rawValue)
            #expect(refusal.errors.contains(word), "\(refusal.errors)")
            #expect(try await daemon.folders().map(\.name) == ["inbox", "more"])
        }
    }
}
