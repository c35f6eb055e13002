import SystemPackage
import TestSupport
import Testing
import Watcher

extension InotifySuite {
    /// Names of every kind: they come through byte for byte, and none is taken for another.
    @Suite struct Names {
        @Test("fault 9: names with each byte that a name may have come through unchanged")
        func everyByte() async throws {
            let names = try (1...255).filter { $0 != UInt8(ascii: "/") }.map { byte in
                try component(Array("a".utf8) + [UInt8(byte)] + Array("b.png".utf8))
            }
            try await expectAllSettle(names)
        }

        @Test("fault 9: names of each length up to the longest come through unchanged")
        func everyLength() async throws {
            try await expectAllSettle((1...255).map { try component([UInt8](repeating: 0xFF, count: $0)) })
        }

        @Test("fault 9: names that look like something else come through unchanged, and twins stay two files")
        func twinsAndTricks() async throws {
            let names = [
                "-rf", "--help", "%s%n%d", "two\nlines.png", "\u{202E}gnp.exe", "caf\u{E9}.png", "cafe\u{301}.png",
                "A.png", "a.png", "a.PNG", "dot.", "a..png", " ", " a ", "a\\b", "\u{1F3A8}.png", "$(id).png", "a;b",
                "'\"", "#1", "nul", "con.png", "*", "?", "[a-z]",
            ]
            try await expectAllSettle(names.map { try component(Array($0.utf8)) })
        }

        // What is a picture is for others to say, by its contents.
        @Test("row 13: files settle whatever their names end with, in upper and lower case")
        func endings() async throws {
            let names = ["a.PNG", "b.JpEg", "c", "d.txt", "e.png.txt", "f.", "g.p"]
            try await expectAllSettle(names.map { try component(Array($0.utf8)) })
        }

        private func expectAllSettle(_ names: [FilePath.Component]) async throws {
            try await WatchedInbox.with { inbox in
                for name in names { try write("picture", to: inbox.path.appending(name)) }
                let settled = try await inbox.syncedEvents().compactMap(\.settledName)
                #expect(settled.count == names.count)
                #expect(Set(settled) == Set(names))
                for name in names { try remove(inbox.path.appending(name)) }
                let vanished = try await inbox.syncedEvents()
                #expect(vanished.count == names.count)
                for name in names { #expect(vanished.contains(.vanished("inbox", name))) }
            }
        }

        private func component(_ bytes: [UInt8]) throws -> FilePath.Component {
            try #require(FilePath.Component(platformString: bytes.map(CChar.init(bitPattern:)) + [0]))
        }
    }
}
