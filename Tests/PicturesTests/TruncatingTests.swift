import Pictures
import Testing

/// Cutting samples off to eight bits, where a file of eight bits has the nearest.
@Suite struct TruncatingTests {
    /// `numpy.array([0, 0.999, 1, 1.5, 99.999, 254.999, 255]).astype("uint8")`, and black.
    @Test func fractionsAreCutOff() throws {
        let picture = try Picture(
            width: 3,
            height: 1,
            samples: [0, 256, 257, 385, 25_699, 65_534, 65_535, 0, 0],
            alpha: [1, 300, 65_535]
        )
        let truncated = picture.truncatedToEightBits()
        #expect(truncated.samples == [0, 0, 1, 1, 99, 254, 255, 0, 0].map { $0 * 257 })
        #expect(truncated.alpha == picture.alpha)
        let file = try Picture.decode(picture.encoded(as: .png(bitDepth: 8)), named: "rounded")
        #expect(file.samples == [0, 1, 1, 1, 100, 255, 255, 0, 0].map { $0 * 257 })
    }

    @Test func wholeLevelsStay() throws {
        let picture = try Picture(width: 86, height: 1, samples: (0..<258).map { min($0, 255) * 257 })
        #expect(picture.truncatedToEightBits() == picture)
    }
}
