import Glibc

extension Picture {
    /// Reads a PNG or JPEG file, upright; see ``decode(_:named:limits:)``.
    ///
    /// Neither a named pipe nor a device nor a file that grows meanwhile can block or fill up the reader.
    ///
    /// - Parameters:
    ///   - path: The file's path, as the bytes that the kernel knows it by.
    ///   - limits: How large the file and the picture may be.
    /// - Returns: The picture, with `alpha` if the file carries transparency.
    /// - Throws: ``PictureError``; besides the codes of decoding `missing`, `notRegular` or `unreadable`.
    public static func read(path: [UInt8], limits: PictureLimits = .standard) throws(PictureError) -> Picture {
        let name = String(showingPath: path)
        return try decode(contents(of: path, named: name, limits: limits), named: name, limits: limits)
    }

    /// Reads a PNG or JPEG file whose path is text.
    ///
    /// - Parameters:
    ///   - path: The file's path.
    ///   - limits: How large the file and the picture may be.
    /// - Returns: The picture, with `alpha` if the file carries transparency.
    /// - Throws: ``PictureError``; besides the codes of decoding `missing`, `notRegular` or `unreadable`.
    public static func read(path: String, limits: PictureLimits = .standard) throws(PictureError) -> Picture {
        try read(path: Array(path.utf8), limits: limits)
    }

    /// The bytes of a file that is to be a picture.
    static func contents(
        of path: [UInt8],
        named name: String,
        limits: PictureLimits
    ) throws(PictureError) -> [UInt8] {
        let descriptor = open(path.map(CChar.init(bitPattern:)) + [0], O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw openingError(errno, named: name) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw unreadable(name, because: errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw notRegular(name) }
        let count = Int(status.st_size)
        try limits.check(byteCount: count, named: name)
        return try bytes(of: descriptor, count: count, named: name)
    }

    /// Reads what the file held when it was looked at; one that has shrunk since gives less.
    private static func bytes(of descriptor: CInt, count: Int, named name: String) throws(PictureError) -> [UInt8] {
        var failure: CInt = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let step = Glibc.read(descriptor, buffer.baseAddress?.advanced(by: filled), count - filled)
                if step < 0 {
                    failure = errno
                    if failure == EINTR { continue }
                    break
                }
                failure = 0
                if step == 0 { break }
                filled += step
            }
        }
        guard failure == 0 else { throw unreadable(name, because: failure) }
        return bytes
    }

    private static func openingError(_ code: CInt, named name: String) -> PictureError {
        switch code {
        case ENOENT, ENOTDIR: PictureError(.missing, "\(name) does not exist.")
        case ENXIO, ENODEV: notRegular(name)
        default: unreadable(name, because: code)
        }
    }

    private static func notRegular(_ name: String) -> PictureError {
        PictureError(.notRegular, "\(name) is not a regular file. Give the picture itself.")
    }

    private static func unreadable(_ name: String, because code: CInt) -> PictureError {
        PictureError(.unreadable, "\(name) cannot be read: \(String(cString: strerror(code))).")
    }
}
