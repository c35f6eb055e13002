import Foundation
import Pictures
import Testing

@Suite struct RegionTests {
    /// Bright parts are inside, as much as they are bright and cover.
    @Test func brightPartsAreInside() throws {
        let mask = try Picture(
            width: 4,
            height: 1,
            samples: [.max, .max, .max, 0, 0, 0, .max, 0, 0, .max, .max, .max],
            alpha: [.max, .max, .max, 13107]
        )
        let guide = try guides([nil], in: mask, width: 4, height: 1)[0]
        #expect(zip(guide.shares, [1, 0, 0.299, 0.2]).allSatisfy { abs($0 - $1) < 1e-4 })
    }

    /// The share of the area that each pixel covers: of 6 pixels that become 4, the second new one covers half of the
    /// second old one and all of the third.
    @Test func guidesAreMeansOverAreas() throws {
        let mask = try picture([red, red, blue, blue, blue, blue])
        let guides = try guides([marked.red, marked.blue], in: mask, width: 4, height: 3)
        for (guide, expected) in zip(guides, [[1, 1 / 3, 0, 0], [0, 2 / 3, 1, 1]] as [[Float]]) {
            #expect(guide.width == 4 && guide.height == 3 && guide.shares.count == 12)
            for (index, share) in guide.shares.enumerated() { #expect(abs(share - expected[index % 4]) < 1e-4) }
        }
    }

    /// Damage by JPEG does no harm, an antialiased edge is soft, and what nobody named belongs to nobody.
    @Test func coloursAreMetSoftly() throws {
        let mask = try picture([
            red, [62000, 2500, 3000], [65535, 16384, 0], [65535, 32768, 0], [0, 65535, 0], [65535, 65535, 65535],
        ])
        let shares = try guides([marked.red], in: mask, width: 6, height: 1)[0].shares
        #expect(shares[0] == 1 && shares[1] == 1)
        #expect(abs(shares[2] - 0.5) < 0.01)
        #expect(shares[3...] == [0, 0, 0])
    }

    /// Colours that are near to each other divide a file among them where they are named together.
    @Test func pixelsBelongToTheNearestColour() throws {
        let mask = try picture([[65535, 0, 0], [65535, 3000, 0], [65535, 9000, 0], [65535, 10280, 0]])
        let alone = try guides([marked.red], in: mask, width: 4, height: 1)[0].shares
        #expect(alone.allSatisfy { $0 > 0.8 })
        let both = try guides([marked.red, RegionColour(red: 255, green: 40, blue: 0)], in: mask, width: 4, height: 1)
            .map(\.shares)
        #expect(both == [[1, 1, 0, 0], [0, 0, 1, 1]])
    }

    @Test func transparentPartsBelongToNoRegion() throws {
        var mask = try picture([red, red])
        mask.alpha = [.max, 0]
        #expect(try guides([marked.red], in: mask, width: 2, height: 1)[0].shares == [1, 0])
    }

    /// What is opaque by half is seen; where all of it is, no mask is needed.
    @Test func whatCanBeSeenOfAPicture() throws {
        var picture = try picture([red, blue, red, blue])
        #expect(try RegionMask.visibleParts(of: picture, in: "a.png") == nil)
        picture.alpha = [.max, 32768, .max, .max]
        #expect(try RegionMask.visibleParts(of: picture, in: "a.png") == nil)
        picture.alpha = [.max, 32768, 32767, 0]
        let mask = try #require(try RegionMask.visibleParts(of: picture, in: "a.png"))
        #expect(mask.guide(width: 4, height: 1).shares == [1, 1, 0, 0])
        picture.alpha = [0, 0, 32767, 0]
        let error = try #require(throws: PictureError.self) {
            try RegionMask.visibleParts(of: picture, in: "a.png")
        }
        #expect(error.code == .emptyRegion && error.message.hasPrefix("a.png is transparent all over"))
    }

    /// Of two guides what lies in both.
    @Test func guidesIntersect() throws {
        let mask = try picture([red, red, blue, blue])
        let soft = try guides([marked.red], in: mask, width: 3, height: 1)[0]
        let other = try guides([marked.blue], in: picture([red, blue, blue, blue]), width: 3, height: 1)[0]
        for (share, expected) in zip(soft.intersection(other).shares, [0.25, 0.5, 0]) {
            #expect(abs(Double(share) - expected) < 1e-4)
        }
    }

    @Test func regionsThatDoNotOccurAreRefused() throws {
        let mask = try picture([[64250, 32639, 0], blue])
        let missing = try #require(throws: PictureError.self) {
            try guides([marked.red], in: mask, width: 2, height: 1)
        }
        #expect(missing.code == .emptyRegion)
        #expect(missing.message.hasSuffix("mask.png has no part of the colour #ff0000; the nearest to it is #fa7f00."))
        let dark = try #require(throws: PictureError.self) {
            try guides([nil], in: picture([blue]), width: 2, height: 1)
        }
        #expect(dark.code == .emptyRegion && dark.message.contains("dark all over"))
        let absent = try #require(throws: PictureError.self) {
            try RegionMask.read([Region(file: "no such mask.png")])
        }
        #expect(absent.code == .missing)
    }

    private let marked = (
        red: RegionColour(red: 255, green: 0, blue: 0), blue: RegionColour(red: 0, green: 0, blue: 255)
    )
    private let red: [UInt16] = [.max, 0, 0]
    private let blue: [UInt16] = [0, 0, .max]

    private func picture(_ colours: [[UInt16]]) throws -> Picture {
        try Picture(width: colours.count, height: 1, samples: colours.flatMap { $0 })
    }

    /// The guides of colours, nil being bright parts, in a mask that is a real file meanwhile.
    private func guides(_ colours: [RegionColour?], in mask: Picture, width: Int, height: Int) throws -> [RegionGuide] {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "mask.png")
        try Data(mask.encoded(as: .png(bitDepth: 16))).write(to: file)
        let regions = colours.map { Region(file: file.path, colour: $0) }
        let masks = try RegionMask.read(regions)
        return try regions.map { try #require(masks[$0]).guide(width: width, height: height) }
    }
}
