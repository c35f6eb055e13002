import CCodecs

extension Picture {
    /// Reads a PNG or JPEG file's bytes, upright: an Exif orientation is applied.
    ///
    /// The format is told by content. Samples are taken as sRGB; embedded gamma values and colour profiles are
    /// ignored. CMYK becomes RGB without a profile. Of several frames the first counts.
    ///
    /// - Parameters:
    ///   - bytes: The whole file.
    ///   - name: What errors call the file.
    ///   - limits: How large the picture may be; checked before memory for pixels is taken.
    /// - Returns: The picture, with `alpha` if the file carries transparency.
    /// - Throws: ``PictureError`` with the code `empty`, `unsupportedFormat`, `tooLarge`, `truncated` or `corrupt`.
    public static func decode(
        _ bytes: [UInt8],
        named name: String,
        limits: PictureLimits = .standard
    ) throws(PictureError) -> Picture {
        let (codec, header) = try Codec.opened(bytes, named: name, limits: limits)
        let (picture, orientation) = try codec.picture(in: bytes, header: header, named: name)
        return orientation.applied(to: picture)
    }
}
