import Pictures
import Testing

@Suite struct ResizingTests {
    /// Every filter gives what another implementation gives.
    ///
    /// Pillow (nearest, triangle, bicubic, Lanczos) rounds to 8 bits after each pass, so its last pass mixes numbers that are up
    /// to half a level off: once ours are rounded to 8 bits too, one level may remain. Nearest copies: no difference.
    /// The values for bilinear and area are numpy's in double precision, ours are single: one of 65535.
    @Test(arguments: Fixture.all(in: "resize").filter { !$0.name.contains("source") && !$0.name.contains("alpha") })
    func scaledLikeOthersDo(_ golden: Fixture) throws {
        let filter = try #require(ResizeFilter(rawValue: String(golden.name.prefix { $0 != "-" })))
        let expected = try golden.picture()
        let source = try Fixture("resize/source.png").picture()
        let scaled = source.resized(width: expected.width, height: expected.height, filter: filter)
        switch filter {
        case .nearest:
            #expect(largestDifference(scaled.samples, expected.samples) == 0)
        case .triangle, .bicubic, .lanczos:
            let rounded = try Picture.decode(scaled.encoded(as: .png(bitDepth: 8)), named: golden.name)
            #expect(largestDifference(rounded.samples, expected.samples) <= level)
        case .bilinear, .area:
            #expect(largestDifference(scaled.samples, expected.samples) <= 1)
        }
    }

    @Test func everyFilterHasGoldenPictures() {
        let names = Fixture.all(in: "resize").map(\.name)
        for filter in ResizeFilter.allCases {
            #expect(names.count { $0.hasPrefix("\(filter.rawValue)-") } >= 5)
        }
    }

    /// Colours are weighted by alpha, as when Pillow scales each plane in floating point.
    ///
    /// Two of 65535: both work in single precision. The colour of a nearly transparent pixel
    /// is a quotient of small numbers, so it is compared as it would be seen, multiplied by its coverage.
    @Test(arguments: Fixture.all(in: "resize").filter { $0.name.hasPrefix("triangle-alpha") })
    func colorsAreWeightedByAlpha(_ golden: Fixture) throws {
        let expected = try golden.picture()
        let source = try Fixture("resize/source-alpha.png").picture()
        let scaled = source.resized(width: expected.width, height: expected.height, filter: .triangle)
        let alpha = try #require(scaled.alpha)
        let expectedAlpha = try #require(expected.alpha)
        #expect(largestDifference(alpha, expectedAlpha) <= 2)
        #expect(largestDifference(seen(scaled, alpha), seen(expected, expectedAlpha)) <= 2)
    }

    /// A white shape on transparent black must not get a grey rim.
    @Test(arguments: ResizeFilter.allCases)
    func transparentPixelsLeaveNoFringe(_ filter: ResizeFilter) throws {
        let alpha: [UInt16] = (0..<40 * 40).map { ($0 % 40 + $0 / 40) % 17 < 8 ? .max : 0 }
        let picture = try Picture(
            width: 40,
            height: 40,
            samples: alpha.flatMap { [$0, $0, $0] },
            alpha: alpha
        )
        for side in [13, 67] {
            let scaled = picture.resized(width: side, height: side, filter: filter)
            for (index, coverage) in try #require(scaled.alpha).enumerated() {
                #expect(scaled.samples[index * 3] == (coverage > 0 ? .max : 0))
            }
        }
    }

    @Test(arguments: ResizeFilter.allCases)
    func oneColorStaysOneColor(_ filter: ResizeFilter) throws {
        let color: [UInt16] = [65535, 12345, 0]
        let picture = try Picture(width: 31, height: 17, samples: (0..<31 * 17).flatMap { _ in color })
        for (width, height) in [(7, 5), (100, 90), (1, 200)] {
            let scaled = picture.resized(width: width, height: height, filter: filter)
            #expect(scaled.samples == (0..<width * height).flatMap { _ in color })
            #expect(scaled.alpha == nil)
        }
    }

    @Test(arguments: ResizeFilter.allCases)
    func sameSizeIsTheSamePicture(_ filter: ResizeFilter) throws {
        let picture = try Fixture("resize/source-alpha.png").picture()
        #expect(picture.resized(width: picture.width, height: picture.height, filter: filter) == picture)
    }
}

private func seen(_ picture: Picture, _ alpha: [UInt16]) -> [UInt16] {
    picture.samples.enumerated().map { UInt16(Double($1) * Double(alpha[$0 / 3]) / 65535) }
}
