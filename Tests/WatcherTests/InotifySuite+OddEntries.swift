import Glibc
import SystemPackage
import Testing
import Watcher

extension InotifySuite {
    /// Things in an inbox that are no ordinary pictures: none blocks or hurts, each is refused or ignored by rule.
    @Suite struct OddEntries {
        @Test("row 9: a symbolic link is refused and never followed")
        func symbolicLink() async throws {
            try await WatchedInbox.with { inbox in
                try linkSymbolically("/etc/shadow", at: inbox.path.appending("secret.png"))
                try linkSymbolically("nowhere", at: inbox.path.appending("dangling.png"))
                let events = try await inbox.eventsSoFar()
                #expect(Set(events.compactMap { $0.refused?.name }) == ["secret.png", "dangling.png"])
                #expect(events.allSatisfy { $0.refused?.reason == .notRegular })
            }
        }

        @Test("row 11: a FIFO is refused without being opened")
        func fifo() async throws {
            try await WatchedInbox.with { inbox in
                let path = inbox.path.appending("pipe.png")
                try makeFIFO(path)
                #expect(
                    try await inbox.eventsSoFar()
                        == [.refused(RefusedFile(folder: "inbox", name: "pipe.png", reason: .notRegular))]
                )
                // Only while no reader has it open does a writer get ENXIO.
                #expect(throws: Errno.noSuchAddressOrDevice) {
                    try FileDescriptor.open(path, .writeOnly, options: .nonBlocking).close()
                }
            }
        }

        @Test("row 11: a socket is refused")
        func listeningSocket() async throws {
            try await WatchedInbox.with { inbox in
                let listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
                defer { close(listener) }
                var address = sockaddr_un()
                address.sun_family = sa_family_t(AF_UNIX)
                withUnsafeMutableBytes(of: &address.sun_path) {
                    $0.copyBytes(from: inbox.path.appending("socket.png").string.utf8)
                }
                let status = withUnsafePointer(to: &address) {
                    $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                        bind(listener, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
                    }
                }
                #expect(status == 0)
                let events = try await inbox.eventsSoFar()
                #expect(events.compactMap { $0.refused?.reason } == [.notRegular])
            }
        }

        @Test("row 17: a refused entry is not refused again by reading the folder through")
        func refusedOnce() async throws {
            try await WatchedInbox.with { inbox in
                try linkSymbolically("nowhere", at: inbox.path.appending("link.png"))
                _ = try await inbox.eventsSoFar()
                await inbox.watch.rescan(id: "inbox")
                #expect(try await inbox.eventsSoFar() == [])
            }
        }

        @Test("row 7: a folder in the inbox and everything in it is left alone")
        func directory() async throws {
            try await WatchedInbox.with { inbox in
                try makeFolder(inbox.path.appending("done"))
                try write("picture", to: inbox.path.appending("done/a.png"))
                await inbox.watch.rescan(id: "inbox")
                #expect(try await inbox.eventsSoFar() == [])
            }
        }

        @Test("row 12: hidden and temporary names are never reported")
        func ignoredNames() async throws {
            try await WatchedInbox.with { inbox in
                for name in [".hidden.png", "a.png.part", "b.CRDOWNLOAD", "c.png~", "~d.png", "Thumbs.db"] {
                    try write("picture", to: inbox.path.appending(name))
                }
                await inbox.watch.rescan(id: "inbox")
                #expect(try await inbox.eventsSoFar() == [])
            }
        }

        // Opening a file for reading fails with EAGAIN while another process holds a lease for writing on it.
        @Test("row 22: a file that cannot be opened for now is tried again until it can")
        func openedLater() async throws {
            try await WatchedInbox.with(settleMaximum: .milliseconds(400)) { inbox in
                try write("picture", to: inbox.elsewhere.appending("a.png"))
                let file = try FileDescriptor.open(inbox.elsewhere.appending("a.png"), .readWrite)
                let lease = try WriteLease(on: file)
                try rename(inbox.elsewhere.appending("a.png"), to: inbox.path.appending("a.png"))
                _ = try await inbox.events { $0 == .receiving("inbox", "a.png", .unclear) }
                lease.end()
                try file.close()
                #expect(try await inbox.names(ofNext: 1) == ["a.png"])
            }
        }

        @Test("row 14: a file that stays empty is refused in the end")
        func empty() async throws {
            try await WatchedInbox.with(settleMaximum: .milliseconds(300)) { inbox in
                try write("", to: inbox.path.appending("a.png"))
                let events = try await inbox.events { $0.refused != nil }
                #expect(events == [.refused(RefusedFile(folder: "inbox", name: "a.png", reason: .empty))])
                try write("picture", to: inbox.path.appending("a.png"))
                #expect(try await inbox.names(ofNext: 1) == ["a.png"])
            }
        }

        @Test("row 30: a file that does not settle in time is told as being received, once")
        func receiving() async throws {
            try await WatchedInbox.with(settleMaximum: .milliseconds(300)) { inbox in
                let file = try open(inbox.path.appending("slow.png"))
                try file.writeAll("half".utf8)
                let events = try await inbox.events { $0 == .receiving("inbox", "slow.png", .held) }
                #expect(events.count == 1)
                #expect(try await inbox.eventsSoFar() == [])
                try file.close()
                #expect(try await inbox.eventsSoFar().compactMap(\.settledName) == ["slow.png"])
            }
        }
    }
}
