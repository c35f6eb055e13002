/// What a picture's file holds, read once: the picture, what is said of it, and what could not be followed.
public struct PictureFile: Sendable, Equatable {
    /// The picture, upright and in sRGB.
    public let picture: Picture

    /// Resolution and authorship.
    public let metadata: PictureMetadata

    /// What people should know of how the file was read; `nil` if all of it was followed.
    public let notice: String?

    /// Reads a PNG or JPEG file's bytes.
    ///
    /// The format is told by content, and an Exif orientation is applied. Colours become sRGB: by an embedded profile, or
    /// by what a PNG says in `cICP`, `gAMA` and `cHRM`; those that are sRGB already, or say nothing, stay as they are to
    /// the bit. A profile that cannot be used is ignored with a notice. CMYK without a profile becomes RGB simply. Of
    /// several frames the first counts.
    ///
    /// - Parameters:
    ///   - bytes: The whole file.
    ///   - name: What errors and the notice call the file.
    ///   - limits: How large the picture may be; checked before memory for pixels is taken.
    /// - Returns: The picture, with `alpha` if the file carries transparency, and what is said of it.
    /// - Throws: ``PictureError`` with the code `empty`, `unsupportedFormat`, `tooLarge`, `truncated` or `corrupt`.
    public static func decode(
        _ bytes: [UInt8],
        named name: String,
        limits: PictureLimits = .standard
    ) throws(PictureError) -> PictureFile {
        let codec = try Codec(bytes, named: name, limits: limits)
        let (conversion, refusal) = codec.conversion()
        let stored = try codec.picture(in: bytes, named: name, by: conversion)
        return PictureFile(
            picture: codec.envelope.orientation.applied(to: stored),
            metadata: PictureMetadata(codec.envelope),
            notice: refusal.map {
                "The colour profile of \(name) cannot be used (\($0)); the picture is read as if it had none."
            }
        )
    }

    /// Reads a PNG or JPEG file; see ``decode(_:named:limits:)``.
    ///
    /// Neither a named pipe nor a device nor a file that grows meanwhile can block or fill up the reader.
    ///
    /// - Parameters:
    ///   - path: The file's path, as the bytes that the kernel knows it by.
    ///   - limits: How large the file and the picture may be.
    /// - Returns: The picture and what is said of it.
    /// - Throws: ``PictureError``; besides the codes of decoding `missing`, `notRegular` or `unreadable`.
    public static func read(path: [UInt8], limits: PictureLimits = .standard) throws(PictureError) -> PictureFile {
        let name = String(showingPath: path)
        return try decode(contents(of: path, named: name, limits: limits), named: name, limits: limits)
    }

    /// Reads a PNG or JPEG file whose path is text.
    ///
    /// - Parameters:
    ///   - path: The file's path.
    ///   - limits: How large the file and the picture may be.
    /// - Returns: The picture and what is said of it.
    /// - Throws: ``PictureError``; besides the codes of decoding `missing`, `notRegular` or `unreadable`.
    public static func read(path: String, limits: PictureLimits = .standard) throws(PictureError) -> PictureFile {
        try read(path: Array(path.utf8), limits: limits)
    }
}
