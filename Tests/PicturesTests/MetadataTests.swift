import Pictures
import Testing

/// Metadata that Pillow has written (`Fixtures/make_metadata.py`).
@Suite struct MetadataTests {
    @Test func fixturesAreThere() {
        #expect(Fixture.all(in: "metadata").count == 6)
        #expect(Fixture.all(in: "senseless").count == 16)
    }

    @Test func textsOfPNG() throws {
        let metadata = try metadata(of: "metadata/texts.png")
        #expect(metadata.title == "Café")
        #expect(metadata.artist == "Władysław")
        #expect(metadata.description == "Boats.\n" + String(repeating: "Waves. ", count: 100).dropLast())
        #expect(metadata.copyright == "© 1888 漁師")
        // Whole pixels per metre.
        let resolution = try #require(metadata.resolution)
        #expect(abs(resolution.horizontal - 300) < 0.02 && abs(resolution.vertical - 150) < 0.02)
        #expect(metadata.facts.isEmpty)
    }

    @Test func exifOfPNG() throws {
        var expected = PictureMetadata()
        expected.description = "Boats at the beach"
        expected.artist = "Vincent"
        expected.copyright = "Vincent, The museum"
        #expect(try metadata(of: "metadata/exif.png") == expected)
        expected.artist = "Theo"
        #expect(try metadata(of: "metadata/both.png") == expected)
    }

    @Test func exifOfJPEG() throws {
        let metadata = try metadata(of: "metadata/density.jpg")
        #expect(metadata.resolution == PictureResolution(horizontal: 300, vertical: 300))
        #expect(metadata.copyright == "Vincent, The museum")
        #expect(metadata.title == nil)
        #expect(try self.metadata(of: "metadata/latin1.jpg").copyright == "© François, Lyon")
    }

    /// Stored as 100 × 50 to the centimetre, shown turned by a quarter.
    @Test func resolutionIsTurnedWithThePicture() throws {
        let resolution = try #require(try metadata(of: "metadata/turned.jpg").resolution)
        #expect(resolution == PictureResolution(horizontal: 127, vertical: 254))
    }

    @Test(arguments: Fixture.all(in: "senseless"))
    func whatMakesNoSenseIsNotKept(_ fixture: Fixture) throws {
        let file = try PictureFile.decode(fixture.bytes(), named: fixture.name)
        #expect(file.metadata == PictureMetadata())
        #expect(file.notice == nil)
    }

    /// In PNG a chunk may be of any length: what is read of it may not.
    @Test func chunksOfAnyLengthAreNotSwallowed() throws {
        let letters = (0..<35_000).flatMap { _ in Array("a\0".utf8) }
        // A directory of one entry: a copyright of 70000 letters and zeros, behind it.
        let exif =
            Array("MM\0\u{2A}\0\0\0\u{8}\0\u{1}".utf8) + [0x82, 0x98, 0, 2, 0, 1, 0x11, 0x70, 0, 0, 0, 26, 0, 0, 0, 0]
        let long = [UInt8](repeating: 1, count: 70_000)
        let chunks = [("eXIf", exif + letters), ("pHYs", long), ("gAMA", long), ("cHRM", long)]
        let plain = try Picture(width: 1, height: 1, samples: [1, 2, 3]).encoded(as: .png(bitDepth: 16))
        let header = 33
        let bytes = plain[..<header] + chunks.flatMap { pngChunk($0.0, $0.1) } + plain[header...]
        let file = try PictureFile.decode(Array(bytes), named: "long")
        #expect(file.metadata == PictureMetadata())
        #expect(file.notice == nil && file.picture.samples == [1, 2, 3])
    }

    @Test func longTextsAreCut() throws {
        var long = PictureMetadata()
        long.title = String(repeating: "漁", count: 5000)
        let picture = try Picture(width: 1, height: 1, samples: [1, 2, 3])
        let bytes = try picture.encoded(as: .png(bitDepth: 8), metadata: long)
        #expect(try PictureFile.decode(bytes, named: "long").metadata.title == String(repeating: "漁", count: 2730))
    }

    @Test func changedExifDoesNoHarm() throws {
        let bytes = try Fixture("metadata/turned.jpg").bytes()
        let start = try #require(bytes.firstRange(of: Array("Exif\0\0".utf8))).upperBound
        for position in start..<start + 220 {
            for value in stride(from: UInt8.min, to: .max, by: 15) {
                var changed = bytes
                changed[position] = value
                let metadata = try PictureFile.decode(changed, named: "changed").metadata
                #expect((metadata.copyright?.utf8.count ?? 0) <= PictureMetadata.longestText)
            }
        }
    }

    /// Each change with a checksum that is right again.
    @Test func changedTextsDoNoHarm() throws {
        let bytes = try Fixture("metadata/texts.png").bytes()
        for chunk in pngChunks(of: bytes) where chunk.type == "iTXt" || chunk.type == "zTXt" {
            for position in chunk.data {
                for change: UInt8 in [0x01, 0x80, 0xFF] {
                    var changed = bytes
                    changed[position] ^= change
                    let whole = chunk.data.lowerBound - 8..<chunk.data.upperBound + 4
                    changed.replaceSubrange(whole, with: pngChunk(chunk.type, Array(changed[chunk.data])))
                    let metadata = try PictureFile.decode(changed, named: "changed").metadata
                    #expect(metadata.title == "Café")
                }
            }
        }
    }

    private func metadata(of path: String) throws -> PictureMetadata {
        try PictureFile.decode(Fixture(path).bytes(), named: path).metadata
    }
}
