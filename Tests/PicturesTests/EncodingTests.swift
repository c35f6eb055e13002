import Pictures
import Testing

@Suite struct EncodingTests {
    @Test(arguments: ["kinds/rgb16.png", "kinds/rgba16.png", "kinds/rgb8.png", "extremes/65535x1.png"])
    func deepPNGKeepsEverything(_ path: String) throws {
        let picture = try Fixture(path).picture()
        #expect(try Picture.decode(picture.encoded(as: .png(bitDepth: 16)), named: path) == picture)
    }

    @Test(arguments: ["kinds/rgb8.png", "kinds/rgba8.png", "kinds/palette8.png", "kinds/jpeg-422.jpg"])
    func flatPNGKeepsEightBits(_ path: String) throws {
        let picture = try Fixture(path).picture()
        #expect(try Picture.decode(picture.encoded(as: .png(bitDepth: 8)), named: path) == picture)
    }

    /// All 65536 values, in colour and in alpha.
    @Test func sixteenBitsAreRoundedToTheNearestEight() throws {
        let values = (0...UInt16.max).map { $0 }
        let picture = try Picture(
            width: 256,
            height: 256,
            samples: values.flatMap { [$0, $0, $0] },
            alpha: values
        )
        let read = try Picture.decode(picture.encoded(as: .png(bitDepth: 8)), named: "ramp")
        let nearest = values.map { UInt16((Double($0) / 257).rounded() * 257) }
        #expect(read.alpha == nearest)
        #expect(read.samples == nearest.flatMap { [$0, $0, $0] })
    }

    @Test func pngIsMarkedAsSRGB() throws {
        let file = try Picture(width: 1, height: 1, samples: [1, 2, 3]).encoded(as: .png(bitDepth: 8))
        #expect(file.contains(Array("sRGB".utf8)))
    }

    /// Smooth colour survives quality 95 within 6 levels and 50 within 40; a mistaken channel order would not.
    @Test(arguments: [(95, 6.0), (50, 40.0)])
    func jpegLooksLikeThePicture(quality: Int, tolerance: Double) throws {
        let picture = try Fixture("orientation/1.png").picture()
        var opaque = picture
        opaque.alpha = nil
        let read = try Picture.decode(opaque.encoded(as: .jpeg(quality: quality)), named: "smooth")
        #expect(read.width == picture.width && read.height == picture.height)
        #expect(largestDifference(read.samples, picture.samples) <= tolerance * level)
    }

    /// The first component's sampling factors stand in the frame header (ITU-T T.81 §B.2.2).
    @Test(arguments: [(1, 0x22 as UInt8), (89, 0x22), (90, 0x11), (100, 0x11)])
    func jpegKeepsFullColorFromQuality90(quality: Int, factors: UInt8) throws {
        let picture = try Fixture("kinds/rgb8.png").picture()
        let file = try picture.encoded(as: .jpeg(quality: quality))
        let frame = try #require(file.firstRange(of: [0xFF, 0xC0])).lowerBound
        #expect(file[frame + 11] == factors)
    }

    @Test func jpegLaysTransparencyOverWhite() throws {
        let half: UInt16 = 32768
        let picture = try Picture(
            width: 3,
            height: 1,
            samples: [65535, 0, 0, 65535, 0, 0, 65535, 0, 0],
            alpha: [0, half, 65535]
        )
        let flat = try Picture(
            width: 3,
            height: 1,
            samples: [65535, 65535, 65535, 65535, 32767, 32767, 65535, 0, 0]
        )
        #expect(picture.flattened() == flat)
        #expect(flat.flattened() == flat)
        #expect(try picture.encoded(as: .jpeg(quality: 80)) == flat.encoded(as: .jpeg(quality: 80)))
    }

    @Test func whatCannotBeWrittenIsRefused() throws {
        let pixel = try Picture(width: 1, height: 1, samples: [1, 2, 3])
        for encoding: PictureEncoding in [.jpeg(quality: 0), .jpeg(quality: 101), .png(bitDepth: 4)] {
            #expect(code { _ = try pixel.encoded(as: encoding) } == .cannotEncode)
        }
        let long = try Picture(width: 65501, height: 1, samples: [UInt16](repeating: 0, count: 65501 * 3))
        #expect(code { _ = try long.encoded(as: .jpeg(quality: 80)) } == .cannotEncode)

        var wrong = pixel
        wrong.samples.removeLast()
        #expect(code { _ = try wrong.encoded(as: .png(bitDepth: 8)) } == .inconsistent)
    }
}
