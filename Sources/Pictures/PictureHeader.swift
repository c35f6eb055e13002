import CCodecs

/// What a picture's file says before its pixels: how large the picture is, and what reading it takes.
public struct PictureHeader: Sendable, Equatable {
    /// The number of pixels in a row of the picture as it is shown.
    public let width: Int

    /// The number of rows of the picture as it is shown.
    public let height: Int

    /// Whether the file carries transparency.
    public let hasAlpha: Bool

    /// Bytes of memory that reading the picture takes at its peak, the file and the picture itself among them.
    public let readingBytes: Int

    /// Looks at a PNG or JPEG file without decoding it.
    ///
    /// - Parameters:
    ///   - path: The file's path.
    ///   - limits: How large the file and the picture may be.
    /// - Returns: What the file says.
    /// - Throws: ``PictureError``, as reading the picture would, for what can be known so far.
    public static func read(path: String, limits: PictureLimits = .standard) throws(PictureError) -> PictureHeader {
        let path = Array(path.utf8)
        let name = String(showingPath: path)
        let bytes = try PictureFile.contents(of: path, named: name, limits: limits)
        let codec = try Codec(bytes, named: name, limits: limits)
        let (header, orientation) = (codec.header, codec.envelope.orientation)
        let (width, height) = (Int(header.width), Int(header.height))
        let picture = Picture.bytes(width: width, height: height, hasAlpha: header.has_alpha)
        // Coefficients have 16 bits as samples have. A picture is turned by copying it when they are gone.
        let colours = codec.envelope.colours.map(ColourConversion.bytes) ?? 0
        let beside = orientation == .upright && !header.is_buffered ? 0 : picture
        return PictureHeader(
            width: orientation.isTurned ? height : width,
            height: orientation.isTurned ? width : height,
            hasAlpha: header.has_alpha,
            readingBytes: bytes.count + picture + beside + colours
        )
    }
}
