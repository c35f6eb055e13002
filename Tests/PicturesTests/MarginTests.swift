import Foundation
import Pictures
import Testing

@Suite struct MarginTests {
    private func row(_ values: [UInt16], alpha: [UInt16]? = nil) throws -> Picture {
        try Picture(width: values.count, height: 1, samples: values.flatMap { [$0, $0 + 1, $0 + 2] }, alpha: alpha)
    }

    @Test func aMarginMirrorsWithoutDoublingTheEnds() throws {
        let picture = try row([10, 20, 30], alpha: [1, 2, 3]).mirrored(by: 2)
        #expect(picture.width == 7 && picture.height == 5)
        let reds = stride(from: 0, to: 21, by: 3).map { picture.samples[$0] }
        #expect(reds == [30, 20, 10, 20, 30, 20, 10])
        #expect(picture.alpha.map { Array($0.prefix(7)) } == [3, 2, 1, 2, 3, 2, 1])
    }

    @Test func aMarginMayBeWiderThanThePicture() throws {
        let picture = try row([10, 20]).mirrored(by: 5)
        let reds = stride(from: 0, to: 36, by: 3).map { picture.samples[$0] }
        #expect(reds == [20, 10, 20, 10, 20, 10, 20, 10, 20, 10, 20, 10])
        #expect(try row([7]).mirrored(by: 3).samples.allSatisfy { 7...9 ~= $0 })
    }

    @Test(arguments: [0, 1, 4]) func whatIsTrimmedIsWhatWasThere(_ margin: Int) throws {
        let samples = (0..<6 * 5 * 3).map { UInt16($0 * 700) }
        let alpha = (0..<30).map { UInt16($0 * 2000) }
        let picture = try Picture(width: 6, height: 5, samples: samples, alpha: alpha)
        #expect(picture.mirrored(by: margin).trimmed(by: margin) == picture)
    }

    @Test func aGuideIsMirroredAsAPictureIs() throws {
        try withMask { path in
            let region = Region(file: path)
            let mask = try #require(try RegionMask.read([region])[region])
            let guide = mask.guide(width: 3, height: 1).mirrored(by: 1)
            #expect(guide.width == 5 && guide.height == 3)
            #expect(Array(guide.shares.prefix(5)) == [0.2, 1, 0.2, 0, 0.2])
        }
    }

    /// A file whose three pixels are bright, rather dark and black.
    private func withMask(_ body: (String) throws -> Void) throws {
        let values: [UInt16] = [65535, 13107, 0]
        let picture = try Picture(width: 3, height: 1, samples: values.flatMap { [$0, $0, $0] })
        let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try Data(picture.encoded(as: .png(bitDepth: 16))).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        try body(file.path)
    }
}
