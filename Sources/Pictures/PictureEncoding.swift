/// How a picture is written to a file.
public enum PictureEncoding: Sendable, Equatable {
    /// PNG with 8 or 16 bits per sample; transparency is kept.
    case png(bitDepth: Int)

    /// JPEG with a quality in 1…100 on libjpeg's scale; transparent parts are laid over white.
    ///
    /// From quality 90 on, colour keeps the full resolution (4:4:4); below it has half of it (4:2:0).
    case jpeg(quality: Int)
}
