/// How large a picture may be; checked before memory for its pixels is taken.
///
/// A few hundred hostile bytes can declare billions of pixels.
public struct PictureLimits: Sendable, Equatable {
    /// The most pixels that a picture may have.
    public var maximumPixels: Int

    /// The most pixels that a picture may have in a row or a column.
    public var maximumSide: Int

    /// The most bytes that a picture's file may have.
    public var maximumBytes: Int

    /// One hundred million pixels, 65535 on a side, 512 MiB of file.
    public static let standard = PictureLimits()

    /// Makes limits, with the standard ones where nothing is said.
    ///
    /// - Parameters:
    ///   - maximumPixels: The most pixels that a picture may have.
    ///   - maximumSide: The most pixels that a picture may have in a row or a column.
    ///   - maximumBytes: The most bytes that a picture's file may have.
    public init(
        maximumPixels: Int = 100_000_000,
        maximumSide: Int = 65_535,
        maximumBytes: Int = 512 * 1024 * 1024
    ) {
        self.maximumPixels = maximumPixels
        self.maximumSide = maximumSide
        self.maximumBytes = maximumBytes
    }

    func check(width: Int, height: Int, named name: String) throws(PictureError) {
        guard width <= maximumSide, height <= maximumSide, width * height <= maximumPixels else {
            throw PictureError(
                .tooLarge,
                """
                \(name) is \(width) × \(height) pixels large; at most \(maximumPixels) pixels and \(maximumSide) on a \
                side are accepted. Scale it down first.
                """
            )
        }
    }

    func check(byteCount: Int, named name: String) throws(PictureError) {
        guard byteCount <= maximumBytes else {
            throw PictureError(
                .tooLarge,
                "\(name) has \(byteCount) bytes; at most \(maximumBytes) are accepted. Save it in a smaller form first."
            )
        }
    }
}
