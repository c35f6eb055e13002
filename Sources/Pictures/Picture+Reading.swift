extension Picture {
    /// Reads a PNG or JPEG file's bytes, upright and in sRGB; see ``PictureFile/decode(_:named:limits:)``.
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
        try PictureFile.decode(bytes, named: name, limits: limits).picture
    }

    /// Reads a PNG or JPEG file, upright and in sRGB; see ``PictureFile/read(path:limits:)-([UInt8],_)``.
    ///
    /// - Parameters:
    ///   - path: The file's path, as the bytes that the kernel knows it by.
    ///   - limits: How large the file and the picture may be.
    /// - Returns: The picture, with `alpha` if the file carries transparency.
    /// - Throws: ``PictureError``; besides the codes of decoding `missing`, `notRegular` or `unreadable`.
    public static func read(path: [UInt8], limits: PictureLimits = .standard) throws(PictureError) -> Picture {
        try PictureFile.read(path: path, limits: limits).picture
    }

    /// Reads a PNG or JPEG file whose path is text.
    ///
    /// - Parameters:
    ///   - path: The file's path.
    ///   - limits: How large the file and the picture may be.
    /// - Returns: The picture, with `alpha` if the file carries transparency.
    /// - Throws: ``PictureError``; besides the codes of decoding `missing`, `notRegular` or `unreadable`.
    public static func read(path: String, limits: PictureLimits = .standard) throws(PictureError) -> Picture {
        try PictureFile.read(path: path, limits: limits).picture
    }
}
