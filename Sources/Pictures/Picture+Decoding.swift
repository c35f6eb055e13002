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
        guard !bytes.isEmpty else {
            throw PictureError(.empty, "\(name) is empty. Copy it here again.")
        }
        try limits.check(byteCount: bytes.count, named: name)
        guard let format = PictureFormat.sniff(bytes) else {
            throw PictureError(
                .unsupportedFormat,
                "\(name) is neither a PNG nor a JPEG picture, whatever it is called. Convert it to one of them."
            )
        }
        let codec = Codec(format: format)
        let (header, refusal) = codec.header(of: bytes)
        try limits.check(width: Int(header.width), height: Int(header.height), named: name)
        if let refusal { throw refusal.decodingError(named: name) }
        let (picture, orientation) = try codec.picture(in: bytes, header: header, named: name)
        return orientation.applied(to: picture)
    }
}
