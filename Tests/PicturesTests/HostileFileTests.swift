import Pictures
import Testing

@Suite struct HostileFileTests {
    /// Each file's name begins with the code of the error that it must end in.
    @Test(arguments: Fixture.all(in: "hostile"))
    func brokenFilesAreRefusedWithAReason(_ fixture: Fixture) throws {
        let expected = try #require(
            PictureError.Code(rawValue: String(fixture.name.prefix { $0 != "-" }))
        )
        let error = #expect(throws: PictureError.self) { try fixture.picture() }
        #expect(error?.code == expected)
        #expect(error?.message.contains(fixture.name) == true)
    }

    @Test(arguments: ["kinds/rgba8-interlaced.png", "kinds/palette4-trns-interlaced.png", "orientation/3.png"])
    func everyPrefixOfAPNGIsRefused(_ path: String) throws {
        let bytes = try Fixture(path).bytes()
        for count in 0..<bytes.count {
            #expect(throws: PictureError.self) { try Picture.decode(Array(bytes[..<count]), named: path) }
        }
    }

    @Test(arguments: ["kinds/jpeg-gray.jpg", "kinds/jpeg-progressive.jpg", "orientation/6.jpg"])
    func everyPrefixOfAJPEGIsRefused(_ path: String) throws {
        let bytes = try Fixture(path).bytes()
        for count in 0..<bytes.count {
            #expect(throws: PictureError.self) { try Picture.decode(Array(bytes[..<count]), named: path) }
        }
    }

    /// JPEG has no checksums, so not every change can be found; but none may do harm or make another error.
    @Test(arguments: [
        "kinds/rgb16-trns.png", "kinds/gray-alpha8.png", "orientation/3.png", "kinds/jpeg-progressive.jpg",
        "kinds/jpeg-ycck.jpg", "orientation/6.jpg",
    ])
    func changedBytesAreReadOrRefused(_ path: String) throws {
        let bytes = try Fixture(path).bytes()
        let limits = PictureLimits(maximumPixels: 1_000_000)
        for position in bytes.indices {
            for change: UInt8 in [0x01, 0x80, 0xFF] {
                var changed = bytes
                changed[position] ^= change
                do {
                    let picture = try Picture.decode(changed, named: path, limits: limits)
                    #expect(picture.width * picture.height <= limits.maximumPixels)
                } catch {
                    #expect(!error.message.isEmpty)
                }
            }
        }
    }

    @Test(arguments: ["kinds/rgb8.png", "kinds/jpeg-420.jpg"])
    func limitsHoldExactly(_ path: String) throws {
        let fixture = Fixture(path)
        let bytes = try fixture.bytes()
        let picture = try fixture.picture()
        func codeWithin(_ limits: PictureLimits) -> PictureError.Code? {
            code { _ = try Picture.decode(bytes, named: path, limits: limits) }
        }
        let pixels = picture.width * picture.height
        #expect(codeWithin(PictureLimits(maximumPixels: pixels)) == nil)
        #expect(codeWithin(PictureLimits(maximumPixels: pixels - 1)) == .tooLarge)
        #expect(codeWithin(PictureLimits(maximumSide: picture.width)) == nil)
        #expect(codeWithin(PictureLimits(maximumSide: picture.width - 1)) == .tooLarge)
        #expect(codeWithin(PictureLimits(maximumBytes: bytes.count)) == nil)
        #expect(codeWithin(PictureLimits(maximumBytes: bytes.count - 1)) == .tooLarge)
    }
}
