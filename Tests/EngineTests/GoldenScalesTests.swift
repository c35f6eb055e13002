import Engine
import Pictures
import Testing

/// Painting from coarse to fine against NumPy and PyTorch in float64.
@Suite struct GoldenScalesTests {
    /// A step to another size.
    ///
    /// Values of up to 140 (20 000 for their squares) are sums of at most 16 products in float32,
    /// each off by 1e-7 of its size at most.
    @Test(arguments: [(19, 13), (26, 18), (27, 19), (13, 9)])
    func picturesAndMomentsAreResampled(size: (Int, Int)) throws {
        let golden = try TinyScales.tensors()
        for (name, filter, bar) in [("picture", ResizeFilter.bicubic, 1e-4), ("second", .bilinear, 1e-2)] {
            let expected = golden.interleavedRGB("\(name)_bgr_\(size.0)x\(size.1)")
            try #require(expected.count == size.0 * size.1 * 3)
            Scratch.with { scratch in
                let source = scratch.tensor(
                    Shape(height: 9, width: 13, channels: 3),
                    golden.interleavedRGB("\(name)_bgr")
                )
                let target = scratch.tensor(Shape(height: size.1, width: size.0, channels: 3))
                source.resized(into: target, filter: filter)
                for (value, wanted) in zip(target.values, expected) { #expect(abs(Double(value - wanted)) < bar) }
            }
        }
    }

    /// Two scales of Adam: the second begins from the first one's painting, moments and step count.
    ///
    /// The bar is that of Adam's totals at one scale.
    @Test func adamGoesOnAtTheNextScale() throws {
        for golden in try TinyScales.Golden.all() {
            let (seen, _, painting) = try run(golden)
            let totals = seen.map(\.losses.total)
            #expect(totals.count == golden.totals.count)
            for (index, (total, value)) in zip(totals, golden.totals).enumerated() {
                #expect(relativeDistance(total, value) < 2e-3, "\(golden.painting), \(index)")
            }
            // A pixel that a rectifier moved otherwise is off by some levels; the picture as a whole is not.
            let expected = try TinyScales.tensors().interleavedRGB(golden.painting)
            #expect(relativeDistance(try GoldenFolder.tiny.pixels(of: painting), expected) < 5e-3)
        }
    }

    private func run(
        _ golden: TinyScales.Golden
    ) throws -> (
        seen: [TransferProgress], pictures: [Picture], painting: Picture
    ) {
        var settings = try TinyTransfer.settings(golden.recipe)
        (settings.averaging, settings.contentDetail) = (golden.averaging, golden.content_detail)
        return try TinyScales.run(settings, TinyScales.two(golden.totals.count / 2))
    }
}
