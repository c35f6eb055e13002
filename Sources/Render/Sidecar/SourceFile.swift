import Contract
import Crypto
import Glibc

/// A file that a painting was made from: where it was, and what tells it from any other.
struct SourceFile: Codable, Equatable {
    /// The absolute path, as `EscapedName` text.
    let path: String
    let bytes: Int
    /// The SHA-256 of its content, in hexadecimal digits.
    let sha256: String

    /// Reads a file through, a piece at a time.
    ///
    /// - Parameters:
    ///   - path: Where it is.
    ///   - name: What it is called, escaped, where that is not its path.
    /// - Throws: `RenderFailure` when it cannot be read.
    init(path: String, name: String? = nil) throws(RenderFailure) {
        self.path = name ?? EscapedName.text(of: Array(SourceFile.absolute(path).utf8))
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw SourceFile.failure(path) }
        defer { close(descriptor) }
        var digest = SHA256()
        var count = 0
        var piece = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            let step = read(descriptor, &piece, piece.count)
            if step < 0, errno == EINTR { continue }
            guard step >= 0 else { throw SourceFile.failure(path) }
            guard step > 0 else { break }
            piece[..<step].withUnsafeBytes { digest.update(bufferPointer: $0) }
            count += step
        }
        bytes = count
        sha256 = digest.finalize().hexadecimal
    }

    /// The path as text that opens it; nil where it is none.
    var place: String? {
        EscapedName.bytes(of: path).flatMap { String(validating: $0, as: UTF8.self) }
    }

    private static func absolute(_ path: String) -> String {
        guard !path.hasPrefix("/"), let folder = getcwd(nil, 0) else { return path }
        defer { free(folder) }
        return "\(String(cString: folder))/\(path)"
    }

    private static func failure(_ path: String) -> RenderFailure {
        let reason = errno
        return RenderFailure(
            RenderFailure.exit(unreadable: reason),
            "\(path) cannot be read: \(String(cString: strerror(reason)))"
        )
    }
}

extension Digest {
    /// The digest in hexadecimal digits.
    var hexadecimal: String {
        map { byte in String(byte >> 4, radix: 16) + String(byte & 15, radix: 16) }.joined()
    }
}
