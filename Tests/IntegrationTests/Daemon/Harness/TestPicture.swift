import Pictures

/// Small pictures that are quickly painted.
enum TestPicture {
    /// The width of all of them, in pixels.
    static let width = 24

    /// The height of all of them, in pixels.
    static let height = 20

    /// A PNG file of coloured stripes, another one for each seed.
    static func png(_ seed: Int = 0) throws -> [UInt8] {
        try picture(seed).encoded(as: .png(bitDepth: 8))
    }

    /// A JPEG file of coloured stripes, another one for each seed.
    static func jpeg(_ seed: Int = 0) throws -> [UInt8] {
        try picture(seed).encoded(as: .jpeg(quality: 90))
    }

    private static func picture(_ seed: Int) throws -> Picture {
        let samples = (0..<width * height * 3).map { index in
            UInt16(truncatingIfNeeded: (index / 7 + seed * 31) &* 2_654_435_761 >> 8)
        }
        return try Picture(width: width, height: height, samples: samples)
    }
}
