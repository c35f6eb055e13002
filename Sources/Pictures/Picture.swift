/// A still picture in memory: sRGB-encoded colour, row after row, with or without transparency.
///
/// Every sample has 16 bits. An 8-bit value `v` is stored as `v * 257`, so pictures of both depths are held exactly.
/// Whoever changes `samples` or `alpha` keeps their counts: they belong to `width` and `height`.
public struct Picture: Sendable, Equatable {
    /// The number of pixels in a row.
    public let width: Int

    /// The number of rows.
    public let height: Int

    /// The colours, `width * height * 3` interleaved red, green, blue values in 0…65535.
    public var samples: [UInt16]

    /// The coverage of each pixel in 0…65535, straight (colours are not multiplied by it); `nil` is opaque.
    public var alpha: [UInt16]?

    /// Puts a picture together from its samples.
    ///
    /// - Parameters:
    ///   - width: The number of pixels in a row, at least 1.
    ///   - height: The number of rows, at least 1.
    ///   - samples: `width * height * 3` interleaved red, green, blue values.
    ///   - alpha: `width * height` straight coverage values, or `nil` for an opaque picture.
    /// - Throws: ``PictureError`` with the code `inconsistent` if the counts do not belong together.
    public init(width: Int, height: Int, samples: [UInt16], alpha: [UInt16]? = nil) throws(PictureError) {
        self.init(uncheckedWidth: width, height: height, samples: samples, alpha: alpha)
        guard isConsistent else {
            throw PictureError(
                .inconsistent,
                """
                A picture of \(width) × \(height) pixels cannot be made of \(samples.count) samples and \
                \(alpha?.count ?? 0) alpha values.
                """
            )
        }
    }

    /// Bytes of memory that a picture's samples take.
    ///
    /// - Parameters:
    ///   - width: The number of pixels in a row.
    ///   - height: The number of rows.
    ///   - hasAlpha: Whether it has transparency.
    /// - Returns: Two bytes a sample.
    public static func bytes(width: Int, height: Int, hasAlpha: Bool) -> Int {
        width * height * (hasAlpha ? 4 : 3) * MemoryLayout<UInt16>.stride
    }

    /// Puts a picture together from samples that are known to be as many as its size says.
    package init(uncheckedWidth width: Int, height: Int, samples: [UInt16], alpha: [UInt16]?) {
        self.width = width
        self.height = height
        self.samples = samples
        self.alpha = alpha
    }

    /// Whether the counts of samples still belong to the size.
    var isConsistent: Bool {
        let (pixels, overflow) = width.multipliedReportingOverflow(by: height)
        return width > 0 && height > 0 && !overflow && pixels <= Int.max / 3
            && samples.count == pixels * 3 && (alpha?.count ?? pixels) == pixels
    }
}
