import SystemPackage
import TestSupport
import Testing
import Watcher

extension InotifySuite {
    /// Folders that go and come back again and again: deleted, renamed, and volumes mounted over them.
    ///
    /// Ten times each, and a hundred with `IMPASTO_LONG=1`.
    @Suite struct Volumes {
        private static let times = cycles(10, long: 100)

        // Mounting over a folder makes no event, nor does unmounting what is mounted elsewhere too: the next reading
        // through finds out.
        @Test(
            "row 6, fault 7: an unmounted volume is not an emptied one, and comes back with what is known of it",
            .enabled("no test with own mounts: unshare(1) may not make them on this machine", OwnMounts.areAllowed)
        )
        func unmounted() async throws {
            try await TemporaryDirectory.with { directory in
                let (inbox, volume) = (directory.appending("inbox"), directory.appending("volume"))
                try makeFolder(inbox)
                try makeFolder(volume)
                try write("picture", to: inbox.appending("below.png"))
                try await ProbeProcess.with(wrapper: OwnMounts.command) { probe in
                    try await probe.shell("mount -t tmpfs none \(volume)")
                    try await probe.shell("echo picture > \(volume)/above.png")
                    try probe.tell("add inbox \(inbox) auto 50 1000")
                    #expect(try await probe.synced("inbox").contains("settled inbox below.png"))
                    for cycle in 1...Self.times {
                        try await probe.shell("mount --bind \(volume) \(inbox)")
                        try probe.tell("rescan inbox")
                        let mounted = try await probe.lines(upTo: "ready")
                        #expect(mounted.first == "changed inbox volume")
                        try await probe.shell("echo picture > \(inbox)/\(cycle).png")
                        let new = cycle == 1 ? ["above", "1"] : ["\(cycle)"]
                        let told = try await probe.synced("inbox").dropLast()
                        #expect(Set(told) == Set(new.map { "settled inbox \($0).png" }))
                        #expect(told.count == new.count)
                        try await probe.shell("umount \(inbox)")
                        try probe.tell("rescan inbox")
                        let unmounted = try await probe.lines(upTo: "ready")
                        #expect(unmounted.contains("changed inbox volume"))
                        #expect(!unmounted.contains { $0.hasPrefix("vanished") })
                        // What lies below was known before the volume was mounted over it.
                        #expect(try await probe.synced("inbox") == ["synced inbox"])
                    }
                }
            }
        }

        @Test(
            "row 6: what went from a volume while it was away is told when it is back",
            .enabled("no test with own mounts: unshare(1) may not make them on this machine", OwnMounts.areAllowed)
        )
        func changedAway() async throws {
            try await TemporaryDirectory.with { directory in
                let (inbox, volume) = (directory.appending("inbox"), directory.appending("volume"))
                try makeFolder(inbox)
                try makeFolder(volume)
                try await ProbeProcess.with(wrapper: OwnMounts.command) { probe in
                    try await probe.shell("mount -t tmpfs none \(volume); mount --bind \(volume) \(inbox)")
                    try await probe.shell("echo picture > \(inbox)/a.png; echo picture > \(inbox)/b.png")
                    try probe.tell("add inbox \(inbox) auto 50 1000")
                    _ = try await probe.synced("inbox")
                    try await probe.shell("umount \(inbox)")
                    try probe.tell("rescan inbox")
                    #expect(try await !probe.lines(upTo: "ready").contains { $0.hasPrefix("vanished") })
                    try await probe.shell("rm \(volume)/a.png; mount --bind \(volume) \(inbox)")
                    let lines = try await probe.synced("inbox")
                    #expect(lines.filter { $0.hasPrefix("vanished") } == ["vanished inbox a.png"])
                    #expect(!lines.contains { $0.hasPrefix("settled") })
                }
            }
        }

        @Test(
            "row 6: a volume that is unmounted under the watch is noticed at once",
            .enabled("no test with own mounts: unshare(1) may not make them on this machine", OwnMounts.areAllowed)
        )
        func unmountedUnderWatch() async throws {
            try await TemporaryDirectory.with { directory in
                try await ProbeProcess.with(wrapper: OwnMounts.command) { probe in
                    let inbox = directory.appending("inbox")
                    try makeFolder(inbox)
                    try await probe.shell("mount -t tmpfs none \(inbox); echo picture > \(inbox)/a.png")
                    try probe.tell("add inbox \(inbox) auto 50 1000")
                    #expect(try await probe.synced("inbox").contains("settled inbox a.png"))
                    try probe.tell("run umount \(inbox)")
                    let lines = try await probe.lines(upTo: "ready")
                    #expect(lines.contains("changed inbox volume"))
                    #expect(!lines.contains { $0.hasPrefix("vanished") })
                    try write("picture", to: inbox.appending("b.png"))
                    #expect(try await probe.synced("inbox").contains("settled inbox b.png"))
                }
            }
        }

        // Trap 6: a name that was watched, deleted and watched again.
        @Test("row 5, fault 7: files are seen after each deletion and return of the inbox")
        func deletedAndMadeAgain() async throws {
            try await WatchedInbox.with { inbox in
                for cycle in 1...Self.times {
                    for name in try entries(of: inbox.path) { try remove(inbox.path.appending(name)) }
                    try removeFolder(inbox.path)
                    #expect(try await inbox.nextTrouble()?.code == .folderMissing)
                    try makeFolder(inbox.path)
                    _ = try await inbox.events { $0 == .folderReady("inbox") }
                    try write("picture", to: inbox.path.appending("\(cycle).png"))
                    #expect(try await inbox.syncedEvents().compactMap(\.settledName?.string) == ["\(cycle).png"])
                }
            }
        }

        @Test("row 5, fault 7: files are seen after each exchange of the inbox for another folder")
        func exchanged() async throws {
            try await WatchedInbox.with { inbox in
                for cycle in 1...Self.times {
                    try rename(inbox.path, to: inbox.elsewhere.appending("old-\(cycle)"))
                    try makeFolder(inbox.path)
                    let events = try await inbox.events { $0 == .folderReady("inbox") }
                    #expect(events.contains(.folderChanged("inbox", isOtherVolume: false)))
                    try write("picture", to: inbox.elsewhere.appending("old-\(cycle)/lost.png"))
                    try write("picture", to: inbox.path.appending("\(cycle).png"))
                    #expect(try await inbox.syncedEvents().compactMap(\.settledName?.string) == ["\(cycle).png"])
                }
            }
        }
    }
}
