import Crypto
import Weights

/// The SHA-256 of a whole file.
enum FileDigest {
    /// Reads the file once, a piece at a time.
    ///
    /// - Throws: `WeightError` when it cannot be read.
    static func of(path: String) throws(WeightError) -> String {
        let file = try FileBytes(path: path)
        var digest = SHA256()
        for begin in stride(from: 0, to: file.count, by: piece) {
            let range = begin..<min(begin + piece, file.count)
            file.look(at: range) { digest.update(bufferPointer: $0) }
            file.forget(range)
        }
        return digest.finalize().hexadecimal
    }

    /// Bytes that are read at once, whole pages.
    private static let piece = 1 << 22
}
