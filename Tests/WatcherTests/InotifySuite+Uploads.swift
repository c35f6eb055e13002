import Glibc
import SystemPackage
import TestSupport
import Testing
import Watcher

extension InotifySuite {
    /// Every way in which a file comes into a folder: it is reported once, when it is complete.
    @Suite struct Uploads {
        @Test("fault 8: a copied file settles once")
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

        @Test("fault 8: a file moved in from the same file system settles once")
        func moved() async throws {
            try await WatchedInbox.with { inbox in
                try write("picture", to: inbox.elsewhere.appending("a.png"))
                try await inbox.run("mv", inbox.elsewhere.appending("a.png"), inbox.path)
                #expect(try await inbox.eventsSoFar().compactMap(\.settledName) == ["a.png"])
            }
        }

        @Test("fault 8: a file moved in from another file system settles once")
        func movedFromElsewhere() async throws {
            try await WatchedInbox.with { inbox in
                let source = FilePath("/dev/shm/impasto-\(UInt64.random(in: 0..<(.max))).png")
                try write("picture", to: source)
                try await inbox.run("mv", source, inbox.path)
                #expect(try await inbox.eventsSoFar().compactMap(\.settledName) == [source.lastComponent])
            }
        }

        @Test("fault 8: a slow writer's file settles only after it is closed")
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

        @Test("fault 8: a file written through a mapping settles only after it is unmapped")
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

        @Test("fault 8: a file put in place by link and unlink settles under its final name")
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

        @Test("fault 8: an unpacked archive's files settle, each once")
        func unpacked() async throws {
            try await WatchedInbox.with { inbox in
                for name in ["a.png", "b.png"] { try write("picture", to: inbox.elsewhere.appending(name)) }
                let archive = inbox.elsewhere.appending("archive.tar")
                try await inbox.run("tar", "-cf", archive, "-C", inbox.elsewhere, "a.png", "b.png")
                try await inbox.run("tar", "-xf", archive, "-C", inbox.path)
                let events = try await inbox.syncedEvents()
                #expect(Set(events.compactMap(\.settledName)) == ["a.png", "b.png"])
                #expect(events.count == 2)
            }
        }

        @Test("fault 8: a file that comes under a hidden name and is renamed, as rsync does it, settles once")
        func hiddenAtFirst() async throws {
            try await WatchedInbox.with { inbox in
                let temporary = inbox.path.appending(".a.png.Ab12Cd")
                try write("half", to: temporary)
                try write("picture", to: inbox.path.appending("a.png"))
                #expect(try await inbox.syncedEvents().compactMap(\.settledName) == ["a.png"])
                try write(" and the other half", to: temporary)
                try rename(temporary, to: inbox.path.appending("a.png"))
                #expect(try await inbox.syncedEvents().compactMap(\.settledName) == ["a.png"])
            }
        }

        @Test("fault 8: a scanner's file, closed after each of three pages, settles once")
        func threePages() async throws {
            try await WatchedInbox.with { inbox in
                for page in 1...3 { try write("page \(page)", to: inbox.path.appending("scan.png")) }
                let events = try await inbox.syncedEvents()
                #expect(events.compactMap(\.settledName) == ["scan.png"])
                #expect(events.count == 1)
            }
        }

        @Test("fault 8: a file that is made long first and gets its beginning last settles once, when it has it")
        func lateHeader() async throws {
            try await WatchedInbox.with { inbox in
                let path = inbox.path.appending("sparse.png")
                let file = try FileDescriptor.open(
                    path,
                    .writeOnly,
                    options: [.create, .closeOnExec],
                    permissions: .ownerReadWrite
                )
                try #require(ftruncate(file.rawValue, 1 << 30) == 0)
                #expect(try await inbox.eventsSoFar() == [])
                try file.writeAll(toAbsoluteOffset: 0, "header".utf8)
                try file.close()
                let events = try await inbox.syncedEvents()
                guard case .settled(let settled) = events.last else {
                    Issue.record("not settled: \(events)")
                    return
                }
                #expect(events.count == 1)
                #expect(settled.identity == (try identity(of: path)))
            }
        }

        @Test("fault 8: a file that a slow writer closes and opens again for each byte settles once, when it stops")
        func byteByByte() async throws {
            try await WatchedInbox.with(settle: .milliseconds(400)) { inbox in
                let path = inbox.path.appending("slow.png")
                for byte in 0..<20 {
                    let seen = await inbox.watch.recentEvents().last?.monotonicTime
                    try write("\(byte % 10)", to: path)
                    // Until the watch has seen the byte; so its pauses are always shorter than the settle time.
                    while await inbox.watch.recentEvents().last?.monotonicTime == seen { await Task.yield() }
                }
                let events = try await inbox.syncedEvents()
                #expect(events.count == 1)
                guard case .settled(let file) = events.last else { return }
                #expect(file.identity.size == 20)
            }
        }

        @Test("row 10: a hard link settles")
        func hardLink() async throws {
            try await WatchedInbox.with { inbox in
                try write("picture", to: inbox.elsewhere.appending("a.png"))
                try link(inbox.elsewhere.appending("a.png"), to: inbox.path.appending("b.png"))
                #expect(try await inbox.eventsSoFar().compactMap(\.settledName) == ["b.png"])
            }
        }

        @Test("fault 8: a file appended to after it has settled settles again")
        func appended() async throws {
            try await WatchedInbox.with { inbox in
                try write("page 1", to: inbox.path.appending("scan.png"))
                #expect(try await inbox.eventsSoFar().compactMap(\.settledName) == ["scan.png"])
                try write("page 2", to: inbox.path.appending("scan.png"))
                #expect(try await inbox.eventsSoFar().compactMap(\.settledName) == ["scan.png"])
            }
        }

        @Test("row 17: new permissions are no new file")
        func newPermissions() async throws {
            try await WatchedInbox.with { inbox in
                try write("picture", to: inbox.path.appending("a.png"))
                _ = try await inbox.names(ofNext: 1)
                try await inbox.run("chmod", "600", inbox.path.appending("a.png"))
                #expect(try await inbox.eventsSoFar() == [])
            }
        }

        @Test("row 8: a file renamed in the inbox vanishes and settles under its new name as the same file")
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

        @Test("row 14: an empty file settles when it gets its contents")
        func emptyAtFirst() async throws {
            try await WatchedInbox.with { inbox in
                try write("", to: inbox.path.appending("a.png"))
                #expect(try await inbox.eventsSoFar() == [])
                try write("picture", to: inbox.path.appending("a.png"))
                #expect(try await inbox.eventsSoFar().compactMap(\.settledName) == ["a.png"])
            }
        }

        @Test("row 1: files that lay there before the watch began settle")
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

        @Test("row 17: events of a file that has been told do not have it told again")
        func eventsAfterwards() async throws {
            try await WatchedInbox.with { inbox in
                let path = inbox.path.appending("a.png")
                try write("picture", to: path)
                #expect(try await inbox.syncedEvents().compactMap(\.settledName) == ["a.png"])
                try open(path).close()
                try link(path, to: inbox.elsewhere.appending("b.png"))
                try remove(inbox.elsewhere.appending("b.png"))
                #expect(try await inbox.syncedEvents() == [])
            }
        }

        // Wall time is never asked for, so no jump of the clock can be seen: not even in the files' own times.
        @Test(
            "row 29, fault 14: files from yesterday and tomorrow settle no earlier and no later",
            arguments: ["-1", "+1"]
        )
        func otherDays(offset: String) async throws {
            try await WatchedInbox.with { inbox in
                let start = SuspendingClock.now
                try write("picture", to: inbox.path.appending("a.png"))
                try await inbox.run("touch", "-d", "\(offset) day", inbox.path.appending("a.png"))
                let events = try await inbox.syncedEvents()
                #expect(events.compactMap(\.settledName) == ["a.png"])
                #expect(events.count == 1)
                #expect(SuspendingClock.now - start >= WatchedInbox.settle)
            }
        }

        @Test("row 17: reading the folder through reports nothing twice")
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
