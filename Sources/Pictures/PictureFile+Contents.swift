import Glibc

extension PictureFile {
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
        PictureError(
            .unreadable,
            "\(name) cannot be read: \(String(cString: strerror(code))).",
            systemError: code
        )
    }
}
