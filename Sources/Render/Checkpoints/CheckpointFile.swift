import Contract
import Crypto
import FoundationEssentials
import Glibc

/// A file from which an interrupted painting goes on.
///
/// It begins with the eight bytes `impasto!`; the format's version, 1, and the length of the header, each of 64 bits; and
/// the header, a `CheckpointHeader` as JSON. Then come, without anything between them, the bytes of the GIF so far, the
/// 16-bit samples of the contact sheet so far, and the vectors of the run as 32-bit floating-point numbers; the header says
/// which there are. The last 32 bytes are the SHA-256 of all before them. All numbers are little-endian.
struct CheckpointFile {
    let path: String

    static let magic = Array("impasto!".utf8)
    /// Raised when what is in the file changes, and when a newer engine would not go on to the bytes that an older one comes to: a
    /// painting outlasts an upgrade that does neither.
    static let version: UInt64 = 1
    /// Bytes before the header.
    static let preamble = magic.count + 2 * MemoryLayout<UInt64>.size

    /// Takes bytes of a file that come next.
    typealias Append = (UnsafeRawBufferPointer) throws -> Void

    /// Replaces the file by another one, or leaves it as it is.
    ///
    /// - Parameters:
    ///   - header: What it begins with.
    ///   - parts: Hands over what follows the header, piece by piece.
    /// - Throws: `RenderFailure`, or what `parts` throws.
    func write(_ header: CheckpointHeader, parts: (Append) throws -> Void) throws {
        let json = try CheckpointHeader.encoder.encode(header)
        let file = try UnfinishedFile(path)
        var digest = SHA256()
        func append(_ bytes: UnsafeRawBufferPointer) throws {
            digest.update(bufferPointer: bytes)
            try file.append(bytes)
        }
        try CheckpointFile.magic.withUnsafeBytes(append)
        for number in [CheckpointFile.version, UInt64(json.count)] {
            try withUnsafeBytes(of: number.littleEndian, append)
        }
        try json.withUnsafeBytes(append)
        CrashPoint.checkpointBegun.pass()
        try parts(append)
        try file.append(Array(digest.finalize()))
        CrashPoint.checkpointWritten.pass()
        try file.publish()
        CrashPoint.checkpointKept.pass()
    }

    /// Opens the file.
    ///
    /// - Returns: The file behind its header; nil where there is none.
    /// - Throws: `CheckpointFault` where it cannot be used, the job aside.
    func open() throws(CheckpointFault) -> CheckpointReader? {
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        if descriptor < 0, errno == ENOENT { return nil }
        guard descriptor >= 0 else { throw CheckpointFault("it cannot be opened: \(String(cString: strerror(errno)))") }
        return try CheckpointReader(descriptor)
    }

    /// Removes the file, if there is one.
    func remove() {
        unlink(path)
    }
}
