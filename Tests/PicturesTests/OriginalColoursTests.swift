import Pictures
import Testing

/// Golden pictures are numpy's (`Fixtures/original-colours/make.py`), in double precision as ours are.
///
/// Where a number lies between two samples they may be rounded apart: one of 65535 is allowed. Published inverses of
/// OKLab's matrices have ten digits, numpy inverts: in hues two more.
@Suite struct OriginalColoursTests {
    @Test(arguments: ["style", "grey", "flat"], ColourMatch.allCases)
    func coloursOfStylesAreMatched(_ name: String, _ match: ColourMatch) throws {
        let matched = try picture(name).withColours(of: picture("content"), by: match)
        let golden = try picture("\(match.rawValue)-\(name)")
        #expect(largestDifference(matched.samples, golden.samples) <= 1)
    }

    @Test(arguments: ["style", "grey", "flat"])
    func stylesAreBroughtToTheContentsLuma(_ name: String) throws {
        let luma = try picture(name).luma(withMeanOf: picture("content"))
        #expect(try largestDifference(luma.samples, picture("luma-\(name)").samples) <= 1)
    }

    @Test func paintingsTakeTheContentsChroma() throws {
        let painted = try picture("painting").withChroma(of: picture("content"))
        #expect(try largestDifference(painted.samples, picture("chroma").samples) <= 1)
    }

    @Test func paintingsTakeTheContentsHue() throws {
        let painted = try picture("painting").withHue(of: picture("content"))
        #expect(try largestDifference(painted.samples, picture("hue").samples) <= 3)
    }

    /// One sample up and down where luma is rounded, and again where it is taken back.
    @Test func itsOwnLumaGivesAPictureBack() throws {
        let content = try picture("content")
        let again = content.luma().withChroma(of: content)
        #expect(largestDifference(again.samples, content.samples) <= 1)
        #expect(again.alpha == content.alpha)
    }

    @Test func alphaIsKept() throws {
        let (content, style) = (try picture("content"), try picture("style"))
        #expect(content.luma().alpha == content.alpha)
        #expect(content.luma(withMeanOf: style).alpha == content.alpha)
        #expect(content.withHue(of: content).alpha == content.alpha)
        for match in ColourMatch.allCases { #expect(content.withColours(of: style, by: match).alpha == content.alpha) }
        let painting = try picture("painting")
        #expect(painting.withChroma(of: content).alpha == nil && painting.withHue(of: content).alpha == nil)
    }

    /// What is hidden does not colour what is seen.
    @Test func transparentPixelsDoNotCount() throws {
        let style = try picture("style")
        let seen: [UInt16] = [9000, 30000, 50000]
        let hidden: [UInt16] = [65535, 0, 65535]
        let content = try Picture(width: 2, height: 1, samples: seen + hidden, alpha: [65535, 0])
        let opaque = try Picture(width: 1, height: 1, samples: seen)
        #expect(style.withColours(of: content, by: .pca) == style.withColours(of: opaque, by: .pca))
        #expect(style.luma(withMeanOf: content) == style.luma(withMeanOf: opaque))
    }

    /// Whatever is matched to whatever gives numbers: the square root of a rounding error must not.
    @Test(arguments: ColourMatch.allCases)
    func poorPicturesCanBeMatched(_ match: ColourMatch) throws {
        let clear = try Picture(width: 2, height: 1, samples: [0, 0, 0, 1, 2, 3], alpha: [0, 0])
        let black = try Picture(width: 1, height: 1, samples: [0, 0, 0])
        let stripe = try Picture(width: 2, height: 1, samples: [65534, 0, 0, 0, 0, 0])
        let poor = try ["grey", "flat", "style"].map(picture) + [clear, black, stripe]
        for style in poor {
            for content in poor {
                // A colour that is no number cannot be stored: the program would end here.
                let matched = style.withColours(of: content, by: match)
                #expect(matched.samples.count == style.samples.count)
            }
        }
        let flat = try picture("flat")
        #expect(try picture("style").withColours(of: black, by: match).samples.max() ?? .max < 1000)
        #expect(flat.withColours(of: stripe, by: match).samples[..<3] == [32767, 0, 0])
    }

    /// Red paint on a grey photograph stays grey, also where the noise of the photograph has a hue.
    @Test func noiseOfGreysDoesNotSparkle() throws {
        let pixels = 0..<400
        let painting = try Picture(width: 20, height: 20, samples: pixels.flatMap { _ in [55000, 12000, 9000] })
        var state: UInt32 = 1
        let noise = try Picture(
            width: 20,
            height: 20,
            samples: (0..<1200).map { _ in
                state = state &* 1_664_525 &+ 1_013_904_223
                return UInt16(128 - 2 + state >> 24 % 5) * 257
            }
        )
        let painted = painting.withHue(of: noise)
        for pixel in pixels {
            let colour = painted.samples[3 * pixel..<3 * pixel + 3].map { Double($0) }
            #expect((colour.max() ?? 0) - (colour.min() ?? 0) < 12 * level)
        }
    }

    private func picture(_ name: String) throws -> Picture {
        try Fixture("original-colours/\(name).png").picture()
    }
}
