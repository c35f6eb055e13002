import Foundation
import Pictures
import Testing

@Suite struct ReadingTests {
    @Test func readsAFileByItsPath() throws {
        let fixture = Fixture("kinds/rgba16.png")
        #expect(try Picture.read(path: fixture.url.path) == fixture.expected())
        #expect(try Picture.read(path: Array(fixture.url.path.utf8)) == fixture.expected())
    }

    @Test func aHeaderSaysWhatThePictureWillBe() throws {
        // In these two the orientation stands behind the pixels.
        let late = ["3.png", "6.png"]
        for fixture in Fixture.all(in: "kinds") + Fixture.all(in: "orientation") where !late.contains(fixture.name) {
            let header = try PictureHeader.read(path: fixture.url.path)
            let picture = try fixture.picture()
            #expect((header.width, header.height) == (picture.width, picture.height), "\(fixture.name)")
            #expect(header.hasAlpha == (picture.alpha != nil), "\(fixture.name)")
            let samples = Picture.bytes(width: picture.width, height: picture.height, hasAlpha: header.hasAlpha)
            #expect(samples == 2 * (picture.samples.count + (picture.alpha?.count ?? 0)))
            // Turned pictures are copied, and progressive ones are decoded from all of their coefficients.
            let isCopied = fixture.url.path.contains("orientation/") && fixture.stem != "1"
            let isTwice = isCopied || fixture.stem == "jpeg-progressive"
            #expect(header.readingBytes == (try fixture.bytes().count) + samples * (isTwice ? 2 : 1), "\(fixture.name)")
        }
    }

    @Test func aHeaderIsRefusedAsThePictureIs() throws {
        for fixture in Fixture.all(in: "hostile") {
            guard let refusal = code(of: { _ = try PictureHeader.read(path: fixture.url.path) }) else { continue }
            #expect(code { _ = try Picture.read(path: fixture.url.path) } == refusal, "\(fixture.name)")
        }
        #expect(code { _ = try PictureHeader.read(path: "/dev/zero") } == .notRegular)
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
