import Glibc
import SystemPackage
import TestSupport
import Testing
import Watcher

extension InotifySuite {
    /// Every way in which a file comes into a folder: it is reported once, when it is complete.
    @Suite struct Uploads {
        @Test("a copied file settles once")
        func copied() async throws {
            try await WatchedInbox.with { inbox in
                try write("picture", to: inbox.elsewhere.appending("a.png"))
                try await inbox.run("cp", inbox.elsewhere.appending("a.png"), inbox.path)
                let events = try await inbox.eventsSoFar()
                #expect(events.compactMap(\.settledName) == ["a.png"])
                #expect(events.count == 1)
            }
        }

        @Test("a settled file is described as it lies on disk")
        func described() async throws {
            try await WatchedInbox.with { inbox in
                try write("picture", to: inbox.path.appending("a.png"))
                guard case .settled(let file) = try await inbox.events(until: { $0.settledName != nil }).last else {
                    return
                }
                #expect(file.folder == "inbox")
                #expect(file.identity == (try identity(of: inbox.path.appending("a.png"))))
                #expect(file.identity.size == 7)
            }
        }

        @Test("a file moved in from the same file system settles once")
        func moved() async throws {
            try await WatchedInbox.with { inbox in
                try write("picture", to: inbox.elsewhere.appending("a.png"))
                try await inbox.run("mv", inbox.elsewhere.appending("a.png"), inbox.path)
                #expect(try await inbox.eventsSoFar().compactMap(\.settledName) == ["a.png"])
            }
        }

        @Test("a file moved in from another file system settles once")
        func movedFromElsewhere() async throws {
            try await WatchedInbox.with { inbox in
                let source = FilePath("/dev/shm/impasto-\(UInt64.random(in: 0..<(.max))).png")
                try write("picture", to: source)
                try await inbox.run("mv", source, inbox.path)
                #expect(try await inbox.eventsSoFar().compactMap(\.settledName) == [source.lastComponent])
            }
        }

        @Test("a slow writer's file settles only after it is closed")
        func slowWriter() async throws {
            try await WatchedInbox.with { inbox in
                let file = try open(inbox.path.appending("slow.png"))
                try file.writeAll("first half".utf8)
                #expect(try await inbox.eventsSoFar() == [])
                try file.writeAll("second half".utf8)
                #expect(try await inbox.eventsSoFar() == [])
                try file.close()
                #expect(try await inbox.eventsSoFar().compactMap(\.settledName) == ["slow.png"])
            }
        }

        @Test("a file written through a mapping settles only after it is unmapped")
        func mapped() async throws {
            try await WatchedInbox.with { inbox in
                let file = try open(inbox.path.appending("map.png"), .readWrite)
                _ = try file.writeAll("picture".utf8)
                let mapping = mmap(nil, 7, PROT_READ | PROT_WRITE, MAP_SHARED, file.rawValue, 0)
                try file.close()
                #expect(try await inbox.eventsSoFar() == [])
                mapping?.storeBytes(of: UInt8(ascii: "P"), as: UInt8.self)
                munmap(mapping, 7)
                #expect(try await inbox.eventsSoFar().compactMap(\.settledName) == ["map.png"])
            }
        }

        @Test("a file put in place by link and unlink settles under its final name")
        func linkAndUnlink() async throws {
            try await WatchedInbox.with { inbox in
                try write("picture", to: inbox.path.appending("a.png.filepart"))
                try link(inbox.path.appending("a.png.filepart"), to: inbox.path.appending("a.png"))
                try remove(inbox.path.appending("a.png.filepart"))
                // The removal changes the link count, of which no event tells: it may cost a second settle time.
                #expect(try await inbox.names(ofNext: 1) == ["a.png"])
                #expect(try await inbox.eventsSoFar() == [])
            }
        }

        @Test("a hard link settles")
        func hardLink() async throws {
            try await WatchedInbox.with { inbox in
                try write("picture", to: inbox.elsewhere.appending("a.png"))
                try link(inbox.elsewhere.appending("a.png"), to: inbox.path.appending("b.png"))
                #expect(try await inbox.eventsSoFar().compactMap(\.settledName) == ["b.png"])
            }
        }

        @Test("a file appended to after it has settled settles again")
        func appended() async throws {
            try await WatchedInbox.with { inbox in
                try write("page 1", to: inbox.path.appending("scan.png"))
                #expect(try await inbox.eventsSoFar().compactMap(\.settledName) == ["scan.png"])
                try write("page 2", to: inbox.path.appending("scan.png"))
                #expect(try await inbox.eventsSoFar().compactMap(\.settledName) == ["scan.png"])
            }
        }

        @Test("new permissions are no new file")
        func newPermissions() async throws {
            try await WatchedInbox.with { inbox in
                try write("picture", to: inbox.path.appending("a.png"))
                _ = try await inbox.names(ofNext: 1)
                try await inbox.run("chmod", "600", inbox.path.appending("a.png"))
                #expect(try await inbox.eventsSoFar() == [])
            }
        }

        @Test("a file renamed in the inbox vanishes and settles under its new name as the same file")
        func renamed() async throws {
            try await WatchedInbox.with { inbox in
                try write("picture", to: inbox.path.appending("a.png"))
                let before = try await inbox.events { $0.settledName != nil }
                try rename(inbox.path.appending("a.png"), to: inbox.path.appending("b.png"))
                let events = try await inbox.eventsSoFar()
                guard case .settled(let old) = before.last, case .settled(let new) = events.last else {
                    Issue.record("not settled: \(before), \(events)")
                    return
                }
                #expect(events == [.vanished("inbox", "a.png"), .settled(new)])
                #expect(new.name == "b.png")
                #expect(new.identity == old.identity)
            }
        }

        @Test("an empty file settles when it gets its contents")
        func emptyAtFirst() async throws {
            try await WatchedInbox.with { inbox in
                try write("", to: inbox.path.appending("a.png"))
                #expect(try await inbox.eventsSoFar() == [])
                try write("picture", to: inbox.path.appending("a.png"))
                #expect(try await inbox.eventsSoFar().compactMap(\.settledName) == ["a.png"])
            }
        }

        @Test("files that lay there before the watch began settle")
        func alreadyThere() async throws {
            let prepare: (FilePath) throws -> Void = { inbox in
                try write("picture", to: inbox.appending("a.png"))
                try write("picture", to: inbox.appending("b.png"))
            }
            try await WatchedInbox.with(prepare: prepare) { inbox in
                let names = try await inbox.eventsSoFar().compactMap(\.settledName)
                #expect(names.count == 2)
                #expect(Set(names) == ["a.png", "b.png"])
            }
        }

        @Test("reading the folder through reports nothing twice")
        func rescan() async throws {
            try await WatchedInbox.with { inbox in
                try write("picture", to: inbox.path.appending("a.png"))
                await inbox.watch.rescan(id: "inbox")
                #expect(try await inbox.eventsSoFar().compactMap(\.settledName) == ["a.png"])
                await inbox.watch.rescan(id: "inbox")
                #expect(try await inbox.eventsSoFar() == [])
            }
        }
    }
}
