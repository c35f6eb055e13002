import Foundation
import Pictures
import Testing

@Suite struct RegionTests {
    @Test func regionsAreReadAsTheyAreWritten() {
        let plain = Region("masks/sky.png")
        #expect(plain.file == "masks/sky.png" && plain.colour == nil)
        let coloured = Region("sky.png#FF8000")
        #expect(coloured.file == "sky.png" && coloured.description == "sky.png#ff8000")
        #expect(Region("sky #2.png#00ff00").file == "sky #2.png")
        for name in ["sky.png#ff80", "sky.png#ff80001", "sky.png#+12345", "sky.png#gg0000", "#ff0000", "sky#.png"] {
            #expect(Region(name).file == name && Region(name).colour == nil)
        }
    }

    /// Bright parts are inside, as much as they are bright and cover.
    @Test func brightPartsAreInside() throws {
        let mask = try Picture(
            width: 4,
            height: 1,
            samples: [.max, .max, .max, 0, 0, 0, .max, 0, 0, .max, .max, .max],
            alpha: [.max, .max, .max, 13107]
        )
        let guide = try guides(["FILE"], in: mask, width: 4, height: 1)[0]
        #expect(zip(guide.shares, [1, 0, 0.299, 0.2]).allSatisfy { abs($0 - $1) < 1e-4 })
    }

    /// The share of the area that each pixel covers: of 6 pixels that become 4, the second new one covers half of the
    /// second old one and all of the third.
    @Test func guidesAreMeansOverAreas() throws {
        let mask = try picture([red, red, blue, blue, blue, blue])
        let guides = try guides(["FILE#ff0000", "FILE#0000ff"], in: mask, width: 4, height: 3)
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
        let shares = try guides(["FILE#ff0000"], in: mask, width: 6, height: 1)[0].shares
        #expect(shares[0] == 1 && shares[1] == 1)
        #expect(abs(shares[2] - 0.5) < 0.01)
        #expect(shares[3...] == [0, 0, 0])
    }

    /// Colours that are near to each other divide a file among them where they are named together.
    @Test func pixelsBelongToTheNearestColour() throws {
        let mask = try picture([[65535, 0, 0], [65535, 3000, 0], [65535, 9000, 0], [65535, 10280, 0]])
        let alone = try guides(["FILE#ff0000"], in: mask, width: 4, height: 1)[0].shares
        #expect(alone.allSatisfy { $0 > 0.8 })
        let both = try guides(["FILE#ff0000", "FILE#ff2800"], in: mask, width: 4, height: 1).map(\.shares)
        #expect(both == [[1, 1, 0, 0], [0, 0, 1, 1]])
    }

    @Test func transparentPartsBelongToNoRegion() throws {
        var mask = try picture([red, red])
        mask.alpha = [.max, 0]
        #expect(try guides(["FILE#ff0000"], in: mask, width: 2, height: 1)[0].shares == [1, 0])
    }

    @Test func regionsThatDoNotOccurAreRefused() throws {
        let mask = try picture([[64250, 32639, 0], blue])
        let missing = try #require(throws: PictureError.self) {
            try guides(["FILE#ff0000"], in: mask, width: 2, height: 1)
        }
        #expect(missing.code == .emptyRegion)
        #expect(missing.message.hasSuffix("mask.png has no part of the colour #ff0000; the nearest to it is #fa7f00."))
        let dark = try #require(throws: PictureError.self) {
            try guides(["FILE"], in: picture([blue]), width: 2, height: 1)
        }
        #expect(dark.code == .emptyRegion && dark.message.contains("dark all over"))
        let absent = try #require(throws: PictureError.self) {
            try RegionMask.read([Region("no such mask.png#000000")])
        }
        #expect(absent.code == .missing)
    }

    private let red: [UInt16] = [.max, 0, 0]
    private let blue: [UInt16] = [0, 0, .max]

    private func picture(_ colours: [[UInt16]]) throws -> Picture {
        try Picture(width: colours.count, height: 1, samples: colours.flatMap { $0 })
    }

    /// The guides of regions, written as usual with `FILE` for a mask that is a real file meanwhile.
    private func guides(_ regions: [String], in mask: Picture, width: Int, height: Int) throws -> [RegionGuide] {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "mask.png")
        try Data(mask.encoded(as: .png(bitDepth: 16))).write(to: file)
        let regions = regions.map { Region($0.replacing("FILE", with: file.path)) }
        let masks = try RegionMask.read(regions)
        return try regions.map { try #require(masks[$0]).guide(width: width, height: height) }
    }
}
