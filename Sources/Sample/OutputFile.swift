import Glibc

/// The file that a picture is written to.
struct OutputFile {
    /// Why the file could not be written.
    struct Failure: Error, CustomStringConvertible {
        let path: String
        let reason: Int32

        var description: String { "Cannot write \(path): \(String(cString: strerror(reason)))." }
    }

    let path: String

    /// Writes the whole file, over whatever it held.
    func write(_ bytes: [UInt8]) throws(Failure) {
        guard let file = fopen(path, "wb") else { throw Failure(path: path, reason: errno) }
        // Buffered bytes may fail only as the file is closed, and either call says why in `errno`.
        errno = 0
        let written = fwrite(bytes, 1, bytes.count, file)
        let closed = fclose(file)
        guard written == bytes.count, closed == 0 else { throw Failure(path: path, reason: errno) }
    }
}
