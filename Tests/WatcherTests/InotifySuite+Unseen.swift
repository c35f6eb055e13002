import CInotifyTools
import Glibc
import SystemPackage
import TestSupport
import Testing
import Watcher

extension InotifySuite {
    /// Changes that inotify does not tell of.
    ///
    /// They are made through another name of the file, in another folder: inotify tells that folder only. So it is with
    /// every change that another machine makes on a network's file system.
    @Suite struct Unseen {
        @Test("row 2: reading the folder through at intervals finds a change that no event told")
        func periodicRescan() async throws {
            try await WatchedInbox.with(rescanInterval: .milliseconds(200)) { inbox in
                try await inbox.settleTwin()
                try inbox.changeUnseen()
                #expect(try await inbox.names(ofNext: 1) == ["twin.png"])
            }
        }

        @Test("row 2: reading the folder through on demand finds a change that no event told")
        func rescanOnDemand() async throws {
            try await WatchedInbox.with { inbox in
                try await inbox.settleTwin()
                try inbox.changeUnseen()
                #expect(try await inbox.syncedEvents() == [])
                await inbox.watch.rescan(id: "inbox")
                #expect(try await inbox.syncedEvents().compactMap(\.settledName) == ["twin.png"])
            }
        }

        @Test func everyReadingThroughIsTold() async throws {
            try await WatchedInbox.with { inbox in
                var scans = inbox.watch.scans.makeAsyncIterator()
                let first = try #require(await scans.next())
                await inbox.watch.rescan(id: "inbox")
                let second = try #require(await scans.next())
                #expect([first.folder, second.folder] == ["inbox", "inbox"])
                #expect(first.wallTime <= second.wallTime)
            }
        }

        @Test("row 4: an event of a watch that nobody knows has all folders read through")
        func unknownWatch() async throws {
            try await WatchedInbox.with { inbox in
                try await inbox.settleTwin()
                try inbox.changeUnseen()
                let elsewhere = inbox.elsewhere
                try await inbox.watch.withQueueStopped {
                    inotifytools_watch_file(elsewhere.string, IN_CREATE)
                    try makeFolder(elsewhere.appending("unknown"))
                }
                #expect(try await inbox.names(ofNext: 1) == ["twin.png"])
            }
        }

        @Test("row 15: a polled folder shows what inotify does not see: files that come, change and go")
        func polled() async throws {
            try await WatchedInbox.with(method: .poll) { inbox in
                #expect(await inbox.watch.recentEvents().isEmpty)
                try await inbox.settleTwin()
                try inbox.changeUnseen()
                #expect(try await inbox.names(ofNext: 1) == ["twin.png"])
                try remove(inbox.path.appending("twin.png"))
                let events = try await inbox.events { $0 == .vanished("inbox", "twin.png") }
                #expect(events.count == 1)
                #expect(await inbox.watch.recentEvents().isEmpty)
            }
        }

        @Test("row 15: how a folder is watched is told, and why")
        func method() async throws {
            try await TemporaryDirectory.with { directory in
                let watch = try FolderWatch()
                for method in WatchedFolder.Method.allCases {
                    let path = directory.appending(method.rawValue)
                    try makeFolder(path)
                    try await watch.add(WatchedFolder(id: method.rawValue, path: path, method: method))
                }
                await watch.close()
                let methods = await watch.events.reduce(into: []) { $0 += [$1.method].compactMap(\.self) }
                #expect(methods.map(\.kind) == [.inotify, .inotify, .polling])
                #expect(methods.map { $0.reason == nil } == [true, true, false])
                #expect(methods.allSatisfy { !$0.isDegraded })
            }
        }

        @Test("row 15: files settle in two seconds where inotify sees everything, and in ten where it may not")
        func settleTimes() {
            #expect(WatchMethod.inotify.defaultSettle == .seconds(2))
            #expect(WatchMethod.instead(WatchError(folder: "/inbox", .noSpace)).defaultSettle == .seconds(2))
            #expect(WatchMethod.besides(.nfs).defaultSettle == .seconds(10))
            #expect(WatchMethod.chosenPolling.defaultSettle == .seconds(10))
        }

        @Test(
            "row 15: the file systems of networks and users are polled beside inotify, those of this machine are not",
            arguments: [
                (0x6969, "NFS"), (0xFF53_4D42, "CIFS"), (0xFE53_4D42, "SMB"), (0x6573_5546, "FUSE"),
                (0x0102_1997, "9p"), (0x00C3_6400, "CephFS"), (0x5346_414F, "AFS"),
                (0xEF53, nil), (0x0102_1994, nil), (0x5846_5342, nil), (0x9123_683E, nil), (0x794C_7630, nil),
            ] as [(UInt32, String?)]
        )
        func fileSystems(number: UInt32, name: String?) {
            #expect(RemoteFileSystem(rawValue: number)?.description == name)
        }
    }
}

extension WatchedInbox {
    /// Puts a file there that has another name elsewhere, and waits until it has settled.
    fileprivate func settleTwin() async throws {
        try write("picture", to: elsewhere.appending("twin.png"))
        try link(elsewhere.appending("twin.png"), to: path.appending("twin.png"))
        #expect(try await names(ofNext: 1) == ["twin.png"])
    }

    /// Changes that file under its other name.
    fileprivate func changeUnseen() throws {
        try write(" and more", to: elsewhere.appending("twin.png"))
    }
}
