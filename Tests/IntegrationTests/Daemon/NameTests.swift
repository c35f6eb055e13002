import Contract
import SystemPackage
import TestSupport
import Testing

/// Any name that a file system allows is painted under that name, and what is told of it stays valid text.
struct NameTests {
    @Test(
        "fault 9: a picture of any name is painted",
        arguments: [
            OddName("with spaces and ünïcödé.png"),
            OddName("-rf.png"),
            OddName("--help.png"),
            OddName("back\\slash.png"),
            OddName("line\nbreak\t.png", shown: "line\\x0abreak\\x09.png"),
            OddName("quote\"'$(touch x)`;&.png"),
            OddName([0x63, 0xE9, 0x74, 0xE9, 0xFF] + Array(".png".utf8), shown: "c\\xe9t\\xe9\\xff.png"),
            OddName(String(repeating: "n", count: 196) + ".png"),
            OddName(String(repeating: "é", count: 125) + ".png"),
            OddName("no-ending"),
            OddName("%s%n%d.png"),
            OddName("{format}.png.epochs.png"),
        ]
    )
    func everyNameIsPainted(_ name: OddName) async throws {
        try await RunningDaemon.with { daemon in
            try daemon.place.inbox.appending(name.component).write(TestPicture.png())
            let jobs = try await daemon.jobs(afterEnds: 1)

            #expect(jobs.map(\.name) == [name.shown])
            #expect(jobs.map(\.state) == [.done])
            #expect(daemon.place.done.appending(name.component).exists)
            let output = try #require(try await daemon.job(jobs[0].id).output)
            let bytes = try #require(EscapedName.bytes(of: output))
            #expect(FilePath(bytes: bytes).exists)
            #expect(!daemon.place.inbox.appending(name.component).exists)
            daemon.expectTidy()
        }
    }

    @Test func aPictureOfAnyNameThatCannotBePaintedIsPutAside() async throws {
        try await RunningDaemon.with { daemon in
            let name = OddName([0xFF, 0x0A, 0x5C] + Array(String(repeating: "n", count: 250).utf8), shown: "")
            try daemon.place.inbox.appending(name.component).write("no picture")
            let jobs = try await daemon.jobs(afterEnds: 1)

            #expect(jobs.map(\.state) == [.failed])
            #expect(daemon.place.failed.names.count == 2)
            #expect(daemon.place.inbox.names == ["failed", "style.png", "style.toml"])
        }
    }
}

/// A file name as bytes, and as it is shown.
struct OddName: Sendable, CustomTestStringConvertible {
    let bytes: [UInt8]
    let shown: String

    var testDescription: String { shown }

    init(_ bytes: [UInt8], shown: String) {
        self.bytes = bytes
        self.shown = shown
    }

    init(_ text: String, shown: String? = nil) {
        bytes = Array(text.utf8)
        self.shown = shown ?? EscapedName.text(of: bytes)
    }

    var component: FilePath { FilePath(bytes: bytes) }
}
