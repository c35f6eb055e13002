import Engine
import Pictures
import Testing

/// The way from a picture to what the network sees, and back.
@Suite struct PicturePixelsTests {
    static let mean: [Float] = [123.68, 116.779, 103.939]

    /// A pixel of 0…255 in single precision is good to 2⁻¹⁷, far less than half of one of 65535 samples (2⁻⁹).
    @Test func everySampleComesBack() throws {
        let samples = (0...65535).map { UInt16($0) } + [0, 0]
        let picture = try Picture(width: 65538 / 3, height: 1, samples: samples)
        Scratch.with { scratch in
            let shape = Shape(height: 1, width: picture.width, channels: 3)
            let pixels = scratch.tensor(shape)
            picture.write(less: Self.mean, to: pixels)
            #expect(Picture(pixels, plus: Self.mean, alpha: nil) == picture)
            #expect(Picture(pixels, plus: Self.mean, alpha: nil, truncating: true) == picture)
        }
    }

    /// Half a sample is 1/514 of a level.
    @Test func fractionsAreRoundedOrCutOff() {
        Scratch.with { scratch in
            let values: [Float] = [99.999, 100, 100.0018, 100.0021, 100.0038, 254.999]
            let pixels = scratch.tensor(Shape(height: 1, width: 2, channels: 3), values)
            let rounded = Picture(pixels, plus: [0, 0, 0], alpha: nil)
            #expect(rounded.samples == [25700, 25700, 25700, 25701, 25701, 65535])
            let truncated = Picture(pixels, plus: [0, 0, 0], alpha: nil, truncating: true)
            #expect(truncated.samples == [25699, 25700, 25700, 25700, 25700, 65534])
        }
    }

    @Test func whatCannotBeShownIsClipped() {
        Scratch.with { scratch in
            let values: [Float] = [-1e-3, -300, -.infinity, 255.001, 1e30, .infinity, .nan, -.nan, 127.5]
            let pixels = scratch.tensor(Shape(height: 1, width: 3, channels: 3), values)
            let picture = Picture(pixels, plus: [0, 0, 0], alpha: [1, 2, 3])
            #expect(picture.samples == [0, 0, 0, 65535, 65535, 65535, 0, 0, 32768])
            #expect(picture.alpha == [1, 2, 3])
            let truncated = Picture(pixels, plus: [0, 0, 0], alpha: nil, truncating: true)
            #expect(truncated.samples == [0, 0, 0, 65535, 65535, 65535, 0, 0, 32767])
        }
    }
}
