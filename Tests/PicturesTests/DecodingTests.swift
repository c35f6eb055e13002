import Pictures
import Testing

@Suite struct DecodingTests {
    @Test func fixturesAreThere() {
        #expect(Fixture.all(in: "kinds").count == 50)
        #expect(Fixture.all(in: "hostile").count == 42)
        #expect(Fixture.all(in: "exif").count == 9)
        #expect(Fixture.all(in: "extremes").count == 6)
        #expect(Fixture.all(in: "orientation").count == 16)
    }

    @Test(arguments: Fixture.all(in: "kinds", extensions: ["png"]))
    func pngIsReadExactly(_ fixture: Fixture) throws {
        #expect(try fixture.picture() == fixture.expected())
    }

    /// JPEG is read as Pillow reads it, within two levels.
    ///
    /// Pillow brings a libjpeg of its own, and the two need not round colour conversion and the
    /// interpolation of halved colour alike. Nothing of a wrong colour space or inversion is so small.
    @Test(arguments: Fixture.all(in: "kinds", extensions: ["jpg"]))
    func jpegIsReadAsPillowReadsIt(_ fixture: Fixture) throws {
        let picture = try fixture.picture()
        let expected = try fixture.expected()
        #expect(picture.width == expected.width && picture.height == expected.height)
        #expect(picture.alpha == nil)
        #expect(largestDifference(picture.samples, expected.samples) <= 2 * level)
        #expect(picture.samples.allSatisfy { $0 % 257 == 0 })
    }

    @Test(arguments: Fixture.all(in: "extremes"))
    func thinPicturesAreRead(_ fixture: Fixture) throws {
        let picture = try fixture.picture()
        let size = try fixture.sizeInName
        #expect(picture.width == size.width && picture.height == size.height)
    }

    @Test(arguments: Fixture.all(in: "orientation", extensions: ["png"]))
    func storedOrientationsOfPNGAreOnePicture(_ fixture: Fixture) throws {
        #expect(try fixture.picture() == Fixture("orientation/1.png").picture())
    }

    /// Ten levels: the eight files were compressed separately, each in its own grid of blocks.
    @Test(arguments: Fixture.all(in: "orientation", extensions: ["jpg"]))
    func storedOrientationsOfJPEGAreOnePicture(_ fixture: Fixture) throws {
        let picture = try fixture.picture()
        let upright = try Fixture("orientation/1.png").picture()
        #expect(picture.width == upright.width && picture.height == upright.height)
        #expect(largestDifference(picture.samples, upright.samples) <= 10 * level)
    }

    @Test(arguments: Fixture.all(in: "exif"))
    func senselessExifIsIgnored(_ fixture: Fixture) throws {
        #expect(try fixture.picture() == Fixture("kinds/jpeg-420.jpg").picture())
    }

    @Test(arguments: zip(PictureFormat.allCases, ["kinds/rgb8.png", "kinds/jpeg-420.jpg"]))
    func formatIsToldByContent(_ format: PictureFormat, path: String) throws {
        let bytes = try Fixture(path).bytes()
        #expect(PictureFormat.sniff(bytes) == format)
        #expect(PictureFormat.sniff(bytes[...]) == format)
        #expect(PictureFormat.sniff(bytes.dropFirst()) == nil)
        #expect(path.hasSuffix(format.fileExtension))
    }

    @Test func countsMustBelongToTheSize() {
        #expect(code { _ = try Picture(width: 2, height: 1, samples: [1, 2, 3]) } == .inconsistent)
        #expect(code { _ = try Picture(width: 0, height: 0, samples: []) } == .inconsistent)
        #expect(code { _ = try Picture(width: -1, height: -1, samples: [1, 2, 3]) } == .inconsistent)
        #expect(code { _ = try Picture(width: 1, height: 1, samples: [1, 2, 3], alpha: []) } == .inconsistent)
        #expect(code { _ = try Picture(width: .max, height: .max, samples: []) } == .inconsistent)
        #expect(code { _ = try Picture(width: 1, height: 1, samples: [1, 2, 3], alpha: [4]) } == nil)
    }
}
