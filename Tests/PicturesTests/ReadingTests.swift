import Foundation
import Pictures
import Testing

@Suite struct ReadingTests {
    @Test func readsAFileByItsPath() throws {
        let fixture = Fixture("kinds/rgba16.png")
        #expect(try Picture.read(path: fixture.url.path) == fixture.expected())
        #expect(try Picture.read(path: Array(fixture.url.path.utf8)) == fixture.expected())
    }

    @Test func whatIsNoRegularFileIsRefusedAndNeverWaitedFor() throws {
        try withScratchFolder { folder in
            let pipe = folder + "/pipe"
            #expect(mkfifo(pipe, 0o600) == 0)
            for path in [folder, pipe, "/dev/zero"] {
                #expect(code { _ = try Picture.read(path: path) } == .notRegular)
            }
        }
    }

    @Test func missingFilesAreNamed() throws {
        try withScratchFolder { folder in
            let error = #expect(throws: PictureError.self) { try Picture.read(path: folder + "/boats.png") }
            #expect(error?.code == .missing)
            #expect(error?.message == "\(folder)/boats.png does not exist.")
        }
        let tooLong = "/" + String(repeating: "x", count: 300)
        #expect(code { _ = try Picture.read(path: tooLong) } == .unreadable)
    }

    @Test func largeAndEmptyFilesAreRefused() throws {
        let limits = PictureLimits(maximumBytes: 1000)
        try withScratchFolder { folder in
            let path = folder + "/sparse.png"
            #expect(FileManager.default.createFile(atPath: path, contents: nil))
            #expect(code { _ = try Picture.read(path: path) } == .empty)
            #expect(truncate(path, 1001) == 0)
            #expect(code { _ = try Picture.read(path: path, limits: limits) } == .tooLarge)
        }
    }

    @Test func namesAreShownSafely() throws {
        try withScratchFolder { folder in
            let path = Array("\(folder)/caf\u{E9} \\ \u{1B}[31m".utf8) + [0xFF, 0xE9, 0x20]
            let error = #expect(throws: PictureError.self) { try Picture.read(path: path) }
            #expect(error?.message == "\(folder)/café \\\\ \\x1B[31m\\xFF\\xE9  does not exist.")
        }
    }
}

private func withScratchFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "pictures-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.path)
}
