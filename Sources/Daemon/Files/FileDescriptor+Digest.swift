import Crypto
import SystemPackage

extension FileDescriptor {
    /// The SHA-256 of the file's content.
    ///
    /// Read at offsets, so that whoever shares the descriptor still reads the file from its beginning.
    ///
    /// - Throws: `Errno`.
    func digest() throws(Errno) -> [UInt8] {
        var digest = SHA256()
        var buffer = [UInt8](repeating: 0, count: 1 << 18)
        var offset: Int64 = 0
        do {
            while case let count = try buffer.withUnsafeMutableBytes({
                try read(fromAbsoluteOffset: offset, into: $0)
            }), count > 0 {
                buffer[..<count].withUnsafeBytes { digest.update(bufferPointer: $0) }
                offset += Int64(count)
            }
        } catch {
            throw error as? Errno ?? .ioError
        }
        return Array(digest.finalize())
    }
}
