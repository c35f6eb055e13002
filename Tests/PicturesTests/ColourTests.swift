import Foundation
import Pictures
import Testing

/// Colours other than sRGB's, compared with plain formulas in double precision (`Fixtures/profiles.py`).
@Suite struct ColourTests {
    @Test func fixturesAreThere() {
        #expect(Fixture.all(in: "colours").count == 24)
        #expect(Fixture.all(in: "srgb").count == 7)
        #expect(Fixture.all(in: "nonsense").count == 20)
    }

    /// An eighth of a level: profiles state their primaries in 65536ths, and near black sRGB's curve makes thirteen times
    /// as much of that, and of what samples of sixteen bits cannot hold.
    @Test(arguments: Fixture.all(in: "colours", extensions: ["png"]).filter { $0.stem != "plain" })
    func pngBecomesSRGB(_ fixture: Fixture) throws {
        let file = try PictureFile.decode(fixture.bytes(), named: fixture.name)
        let expected = try fixture.expected()
        #expect(file.notice == nil)
        #expect(file.picture.width == expected.width && file.picture.height == expected.height)
        #expect(largestDifference(file.picture.samples, expected.samples) <= level / 8)
        #expect(file.picture.alpha == expected.alpha)
    }

    /// Two levels in what Pillow's libjpeg decodes, as without a profile; the profiles stretch them to six where they are
    /// steepest, near black.
    @Test(arguments: Fixture.all(in: "colours", extensions: ["jpg"]).filter { $0.stem != "plain" })
    func jpegBecomesSRGB(_ fixture: Fixture) throws {
        let file = try PictureFile.decode(fixture.bytes(), named: fixture.name)
        let expected = try fixture.expected()
        #expect(file.notice == nil)
        #expect(largestDifference(file.picture.samples, expected.samples) <= 6 * level)
        #expect(meanDifference(file.picture.samples, expected.samples) <= level / 2)
    }

    @Test(arguments: Fixture.all(in: "srgb"))
    func sRGBStaysAsItIs(_ fixture: Fixture) throws {
        let file = try PictureFile.decode(fixture.bytes(), named: fixture.name)
        #expect(file.notice == nil)
        #expect(try file.picture == fixture.expected())
    }

    @Test(arguments: Fixture.all(in: "nonsense"))
    func nonsenseIsIgnoredWithANotice(_ fixture: Fixture) throws {
        let file = try PictureFile.decode(fixture.bytes(), named: fixture.name)
        let plain = try Fixture("colours/plain.\(fixture.url.pathExtension)").picture()
        #expect(file.picture == plain)
        let notice = try #require(file.notice)
        #expect(notice.contains(fixture.name) && notice.contains("("))
    }

    /// A profile in a JPEG has no checksum: every byte of it may be anything.
    @Test(arguments: ["one-part.jpg", "gray-part.jpg", "inks.jpg"])
    func changedProfilesDoNoHarm(_ name: String) throws {
        let bytes = try Fixture("colours/\(name)").bytes()
        let start = try #require(bytes.firstRange(of: Array("ICC_PROFILE".utf8))).lowerBound
        let end = try #require(bytes.lastRange(of: [0xFF, 0xDA])).lowerBound
        for position in start..<end {
            for change: UInt8 in [0x01, 0xFF] {
                var changed = bytes
                changed[position] ^= change
                do {
                    let file = try PictureFile.decode(changed, named: name)
                    #expect(file.notice?.isEmpty != true)
                } catch {
                    #expect(!error.message.isEmpty)
                }
            }
        }
    }

    /// Whatever lengths and counts a profile declares, its memory is counted before it is read.
    @Test(arguments: ["colours/one-part.jpg", "colours/gamma-chunk.png"])
    func aHeaderCountsTheConversion(_ path: String) throws {
        let fixture = Fixture(path)
        let picture = try fixture.picture()
        let header = try PictureHeader.read(path: fixture.url.path)
        let samples = Picture.bytes(width: picture.width, height: picture.height, hasAlpha: false)
        #expect(header.readingBytes >= (try fixture.bytes().count) + samples + (2 << 20))
    }
}
