import Pictures
import Testing

/// Animations, read by Pillow.
@Suite struct GIFAnimationTests {
    @Test func picturesFollowEachOther() throws {
        let (red, green) = try (flat([65535, 0, 0]), flat([0, 65535, 0]))
        let (see, through) = try (flat([0, 0, 65535], alpha: 65535), flat([0, 0, 65535], alpha: 0))
        let file = try ReadBack(
            animation(of: [(red, 100), (green, 20), (see, 1234), (through, 655_350)]),
            extension: "gif"
        )
        #expect(file.format == "GIF" && file.width == 5 && file.height == 3)
        #expect(file.loop == 0)
        #expect(file.frames.map(\.milliseconds) == [100, 20, 1230, 655_350])
        let colours: [[UInt8]] = [[255, 0, 0], [0, 255, 0], [0, 0, 255], [255, 255, 255]]
        #expect(file.frames.map(\.samples) == colours.map { colour in (0..<15).flatMap { _ in colour } })
    }

    /// The bytes come in parts: head and first picture, each picture, the end.
    @Test func bytesComeWithTheirPictures() throws {
        var gif = try GIFAnimation(width: 5, height: 3)
        let first = try gif.append(flat([0, 0, 0]), milliseconds: 100)
        let second = try gif.append(flat([0, 0, 0]), milliseconds: 100)
        #expect(first.starts(with: Array("GIF89a".utf8)) && first.firstRange(of: Array("NETSCAPE2.0".utf8)) != nil)
        #expect(second.count > 768 && second.count < first.count)
        #expect(gif.end() == [0x3B])
    }

    /// 216 colours are fewer than 256.
    @Test func fewColoursAreKeptExactly() throws {
        let levels = stride(from: 0, through: 255, by: 51).map { UInt8($0) }
        let colours = levels.flatMap { red in levels.flatMap { green in levels.flatMap { [red, green, $0] } } }
        let picture = try Picture(width: 18, height: 12, samples: colours.map { UInt16($0) * 257 })
        let file = try ReadBack(animation(of: [(picture, 100)]), extension: "gif")
        #expect(file.frames.map(\.samples) == [colours])
    }

    /// 1024 grays become 256 or fewer at equal distances: none is farther off than two of 256 levels.
    @Test func aRampHasNoBands() throws {
        let grays = (0..<1024).map { UInt16($0 * 65535 / 1023) }
        let picture = try Picture(width: 1024, height: 1, samples: grays.flatMap { [$0, $0, $0] })
        let file = try ReadBack(animation(of: [(picture, 100)]), extension: "gif")
        let read = try #require(file.frames.first).samples.map { UInt16($0) * 257 }
        #expect(largestDifference(read, picture.samples) <= 2.5 * level)
    }

    /// Pillow's own choice of colours (median cut) is 5.9 levels off in the mean for this picture, which has nearly as many
    /// colours as pixels.
    @Test func manyColoursComeNear() throws {
        var picture = try Fixture("resize/source.png").picture()
        picture = picture.resized(width: 96, height: 64, filter: .lanczos)
        let file = try ReadBack(animation(of: [(picture, 100)]), extension: "gif")
        let read = try #require(file.frames.first).samples
        #expect(Set(stride(from: 0, to: read.count, by: 3).map { Array(read[$0..<$0 + 3]) }).count == 256)
        #expect(meanDifference(read.map { UInt16($0) * 257 }, picture.samples) < 5.9 * level)
    }

    @Test func theSamePicturesAreTheSameBytes() throws {
        let picture = try Fixture("resize/source.png").picture()
        #expect(try animation(of: [(picture, 50), (picture, 50)]) == animation(of: [(picture, 50), (picture, 50)]))
    }

    @Test(arguments: [(0, 1), (1, 0), (-1, 1), (65_536, 1), (1, 65_536)])
    func whatIsTooLargeIsRefused(width: Int, height: Int) {
        #expect(code { _ = try GIFAnimation(width: width, height: height) } == .cannotEncode)
    }

    @Test func whatDoesNotFitIsRefusedAndNothingIsLost() throws {
        var gif = try GIFAnimation(width: 5, height: 3)
        var bytes = try gif.append(flat([65535, 0, 0]), milliseconds: 100)
        let other = try Picture(width: 3, height: 5, samples: [UInt16](repeating: 0, count: 45))
        for milliseconds in [-1, 0, 19, 655_351] {
            do throws(PictureError) {
                _ = try gif.append(flat([0, 0, 0]), milliseconds: milliseconds)
                Issue.record("\(milliseconds) ms were accepted")
            } catch {
                #expect(error.code == .cannotEncode)
            }
        }
        do throws(PictureError) {
            _ = try gif.append(other, milliseconds: 100)
            Issue.record("a picture of another size was accepted")
        } catch {
            #expect(error.code == .cannotEncode && error.message.contains("3 × 5"))
        }
        bytes += gif.end()
        #expect(try ReadBack(bytes, extension: "gif").frames.count == 1)
    }

    private func flat(_ colour: [UInt16], alpha: UInt16? = nil) throws(PictureError) -> Picture {
        try Picture(
            width: 5,
            height: 3,
            samples: (0..<15).flatMap { _ in colour },
            alpha: alpha.map { [UInt16](repeating: $0, count: 15) }
        )
    }

    private func animation(of pictures: [(Picture, milliseconds: Int)]) throws -> [UInt8] {
        let size = try #require(pictures.first?.0)
        var gif = try GIFAnimation(width: size.width, height: size.height)
        var bytes: [UInt8] = []
        for (picture, milliseconds) in pictures { bytes += try gif.append(picture, milliseconds: milliseconds) }
        return bytes + gif.end()
    }
}
