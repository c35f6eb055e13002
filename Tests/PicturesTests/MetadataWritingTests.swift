import Pictures
import Testing

/// What is written, read by Pillow and by Impasto itself.
@Suite struct MetadataWritingTests {
    private let picture: Picture
    private let metadata: PictureMetadata

    init() throws {
        var picture = try Fixture("orientation/1.png").picture()
        picture.alpha = nil
        self.picture = picture
        var metadata = PictureMetadata()
        metadata.resolution = PictureResolution(horizontal: 300, vertical: 150)
        metadata.copyright = "© 1888 漁師"
        metadata.artist = "Vincent"
        metadata.title = "Café"
        metadata.description = "Boats\u{7} at the beach"
        metadata.facts = [
            PictureFact(name: PictureFact.software, text: "impasto-render 1.0"),
            PictureFact(name: "Impasto Recipe", text: "{\"style\": \"漁師.png\"}"),
        ]
        self.metadata = metadata
    }

    @Test func pngSaysAllOfIt() throws {
        let file = try ReadBack(picture.encoded(as: .png(bitDepth: 8), metadata: metadata), extension: "png")
        #expect(file.format == "PNG" && file.width == picture.width && file.height == picture.height)
        #expect(file.isSRGB == true)
        #expect(
            file.texts == [
                "Title": "Café", "Author": "Vincent", "Description": "Boats at the beach", "Copyright": "© 1888 漁師",
                "Software": "impasto-render 1.0", "Impasto Recipe": "{\"style\": \"漁師.png\"}",
            ]
        )
        let dpi = try #require(file.dpi)
        #expect(abs(dpi[0] - 300) < 0.02 && abs(dpi[1] - 150) < 0.02)
        check(file.tags)
        #expect(file.tags.comment == nil)
    }

    @Test func jpegSaysAllOfIt() throws {
        let file = try ReadBack(picture.encoded(as: .jpeg(quality: 90), metadata: metadata), extension: "jpg")
        #expect(file.format == "JPEG" && file.width == picture.width && file.height == picture.height)
        #expect(file.isSRGB == true)
        #expect(file.dpi == [300, 150])
        check(file.tags)
        #expect(file.tags.comment == "Impasto Recipe: {\"style\": \"漁師.png\"}")
    }

    private func check(_ tags: ReadBack.Tags) {
        #expect(tags.description == "Café\nBoats at the beach")
        #expect(tags.software == "impasto-render 1.0")
        #expect(tags.artist == "Vincent")
        #expect(tags.copyright == "© 1888 漁師")
        #expect(tags.orientation == 1)
        #expect(tags.colorSpace == 1)
    }

    /// Without a word about the picture a JPEG says sRGB all the same, by Exif and by its profile.
    @Test func jpegIsMarkedAsSRGB() throws {
        let bytes = try picture.encoded(as: .jpeg(quality: 90))
        let file = try ReadBack(bytes, extension: "jpg")
        #expect(file.isSRGB == true && file.tags.colorSpace == 1)
        #expect(file.tags.comment == nil && file.tags.software == nil)
        #expect(try PictureFile.decode(bytes, named: "written").metadata == PictureMetadata())
    }

    @Test func pngWithoutMetadataHasOnlyWhatItNeeds() throws {
        let types = try pngChunks(of: picture.encoded(as: .png(bitDepth: 16))).map(\.type)
        #expect(types.first == "IHDR" && types.last == "IEND" && types.contains("sRGB"))
        #expect(Set(types) == ["IHDR", "sRGB", "IDAT", "IEND"])
    }

    @Test(arguments: [PictureEncoding.png(bitDepth: 8), .png(bitDepth: 16), .jpeg(quality: 90)])
    func itIsReadAgain(_ encoding: PictureEncoding) throws {
        let bytes = try picture.encoded(as: encoding, metadata: metadata)
        let file = try PictureFile.decode(bytes, named: "written")
        #expect(file.notice == nil)
        var expected = metadata
        expected.facts = []
        expected.description = "Boats at the beach"
        if case .jpeg = encoding {
            expected.title = nil
            expected.description = "Café\nBoats at the beach"
        } else {
            // Whole pixels per metre.
            expected.resolution = PictureResolution(horizontal: 11811 * 0.0254, vertical: 5906 * 0.0254)
        }
        #expect(file.metadata == expected)
        #expect(try file.picture == Picture.decode(picture.encoded(as: encoding), named: "bare"))
        #expect(try picture.encoded(as: encoding, metadata: metadata) == bytes)
    }

    @Test func jpegLeavesOutFactsThatDoNotFit() throws {
        var long = metadata
        long.title = String(repeating: "x", count: 9000)
        long.description = String(repeating: "y", count: 9000)
        long.artist = long.title
        long.copyright = long.title
        long.facts = [
            PictureFact(name: PictureFact.software, text: String(repeating: "z", count: 9000)),
            PictureFact(name: "Long", text: String(repeating: "é", count: 30_000)),
            PictureFact(name: "Short", text: "kept"),
        ]
        let file = try ReadBack(picture.encoded(as: .jpeg(quality: 90), metadata: long), extension: "jpg")
        #expect(file.tags.comment == "Short: kept")
        #expect(file.tags.copyright == String(repeating: "x", count: PictureMetadata.longestText))
    }

    @Test(arguments: ["", " Space", "Space ", "Zeile\n", "Größe", String(repeating: "x", count: 80)])
    func whatIsNoKeywordIsRefused(name: String) {
        var wrong = PictureMetadata()
        wrong.facts = [PictureFact(name: name, text: "anything")]
        #expect(code { _ = try picture.encoded(as: .png(bitDepth: 8), metadata: wrong) } == .cannotEncode)
    }

    @Test(arguments: [(0.5, 300.0), (300, 70_000), (.nan, 300), (.infinity, 300), (-1, 300)])
    func resolutionsThatNoFormatHolds(horizontal: Double, vertical: Double) {
        #expect(PictureResolution(horizontal: horizontal, vertical: vertical) == nil)
    }
}
