import SystemPackage
import TestSupport
import Testing
import Watcher

extension InotifySuite {
    /// Folders that are missing, come, go and are replaced.
    @Suite struct Folders {
        @Test("row 5: a folder that is made later is taken up")
        func missing() async throws {
            try await WatchedInbox.with { inbox in
                let path = inbox.elsewhere.appending("later")
                try await inbox.watch.add(WatchedFolder(id: "later", path: path, settle: WatchedInbox.settle))
                let error = try await inbox.nextTrouble()
                #expect(error?.code == .folderMissing)
                #expect(error?.message.contains(path.string) == true)
                try makeFolder(path)
                try write("picture", to: path.appending("a.png"))
                #expect(try await inbox.events { $0.settledName != nil }.contains(.folderReady("later")))
            }
        }

        @Test("a file where the folder should be is told as trouble")
        func notAFolder() async throws {
            try await WatchedInbox.with { inbox in
                let path = inbox.elsewhere.appending("file")
                try write("", to: path)
                try await inbox.watch.add(WatchedFolder(id: "file", path: path, settle: WatchedInbox.settle))
                #expect(try await inbox.nextTrouble()?.code == .notAFolder)
            }
        }

        @Test("row 5: a folder put in the place of the watched one is watched instead")
        func replaced() async throws {
            try await WatchedInbox.with { inbox in
                try rename(inbox.path, to: inbox.elsewhere.appending("old"))
                try makeFolder(inbox.path)
                _ = try await inbox.events { $0 == .folderReady("inbox") }
                try write("picture", to: inbox.elsewhere.appending("old/lost.png"))
                try write("picture", to: inbox.path.appending("a.png"))
                #expect(try await inbox.eventsSoFar().compactMap(\.settledName) == ["a.png"])
            }
        }

        @Test("row 5: a folder that comes back with its settled files does not report them again")
        func movedAwayAndBack() async throws {
            try await WatchedInbox.with { inbox in
                try write("picture", to: inbox.path.appending("a.png"))
                _ = try await inbox.names(ofNext: 1)
                try rename(inbox.path, to: inbox.elsewhere.appending("away"))
                _ = try await inbox.nextTrouble()
                try rename(inbox.elsewhere.appending("away"), to: inbox.path)
                _ = try await inbox.events { $0 == .folderReady("inbox") }
                #expect(try await inbox.eventsSoFar() == [])
            }
        }

        // No event tells of it, so its time is that of the looks: it must not grow with the settle time, nor with each look.
        @Test("row 5: a folder that is made again is found within seconds, with what is in it")
        func madeAgain() async throws {
            try await WatchedInbox.with(settle: .seconds(6)) { inbox in
                try removeFolder(inbox.path)
                #expect(try await inbox.nextTrouble()?.code == .folderMissing)
                let made = SuspendingClock.now
                try makeFolder(inbox.path)
                try write("picture", to: inbox.path.appending("a.png"))
                _ = try await inbox.events { $0 == .folderReady("inbox") }
                #expect(SuspendingClock.now - made < .seconds(5))
                #expect(try await inbox.names(ofNext: 1) == ["a.png"])
            }
        }

        @Test("row 7: an inbox inside an inbox is watched by itself")
        func nested() async throws {
            try await WatchedInbox.with { inbox in
                let inner = inbox.path.appending("inner")
                try makeFolder(inner)
                try await inbox.watch.add(WatchedFolder(id: "inner", path: inner, settle: WatchedInbox.settle))
                try write("picture", to: inner.appending("a.png"))
                let last = try await inbox.events { $0.settledName != nil }.last
                guard case .settled(let file) = last else { return }
                #expect(file.folder == "inner")
            }
        }

        @Test("a removed folder tells nothing more and can be added again")
        func removed() async throws {
            try await WatchedInbox.with { inbox in
                let other = WatchedFolder(id: "other", path: inbox.elsewhere, settle: WatchedInbox.settle)
                try await inbox.watch.add(other)
                await inbox.watch.remove(id: "other")
                try write("picture", to: inbox.elsewhere.appending("a.png"))
                #expect(try await inbox.eventsSoFar().compactMap(\.settledName) == [])
                try await inbox.watch.add(other)
                #expect(try await inbox.names(ofNext: 1) == ["a.png"])
            }
        }

        // Trap 10: two names of one directory are one watch.
        @Test("the same directory under another name is an error")
        func duplicate() async throws {
            try await WatchedInbox.with { inbox in
                let alias = inbox.elsewhere.appending("alias")
                try linkSymbolically(inbox.path, at: alias)
                await #expect { try await inbox.watch.add(WatchedFolder(id: "alias", path: alias)) } throws: {
                    ($0 as? WatchError)?.code == .duplicateFolder
                }
                await #expect { try await inbox.watch.add(WatchedFolder(id: "inbox", path: "/")) } throws: {
                    ($0 as? WatchError)?.code == .duplicateFolder
                }
                #expect(try await inbox.eventsSoFar() == [])
            }
        }

        @Test("a relative path is an error")
        func relativePath() async throws {
            try await WatchedInbox.with { inbox in
                await #expect { try await inbox.watch.add(WatchedFolder(id: "here", path: "inbox")) } throws: {
                    ($0 as? WatchError)?.code == .relativePath
                }
            }
        }
    }
}
