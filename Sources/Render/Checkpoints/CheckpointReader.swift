import Crypto
import Engine
import FoundationEssentials
import Glibc

/// A checkpoint that is whole: read through once, and then once more as it is asked for.
final class CheckpointReader {
    private let descriptor: CInt
    /// Bytes of the parts that have not been read yet.
    private var left = 0
    private var json = Data()

    /// Takes over an open file.
    ///
    /// - Throws: `CheckpointFault` where it is no checkpoint, or a damaged one.
    init(_ descriptor: CInt) throws(CheckpointFault) {
        self.descriptor = descriptor
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw CheckpointFault("it is no file of a disk")
        }
        let size = Int(status.st_size) - SHA256.byteCount
        guard size >= CheckpointFile.preamble else { throw CheckpointFault.damaged }
        left = size
        let preamble = try bytes(CheckpointFile.preamble)
        guard preamble.starts(with: CheckpointFile.magic) else { throw CheckpointFault("it is no checkpoint") }
        let numbers = preamble.withUnsafeBytes { bytes in
            [0, 1].map { index in
                UInt64(
                    littleEndian: bytes.loadUnaligned(
                        fromByteOffset: CheckpointFile.magic.count + 8 * index,
                        as: UInt64.self
                    )
                )
            }
        }
        guard numbers[0] == CheckpointFile.version else {
            throw CheckpointFault("its format is \(numbers[0]), and this version reads \(CheckpointFile.version)")
        }
        try verify(preamble)
        guard let length = Int(exactly: numbers[1]), length <= size - CheckpointFile.preamble else {
            throw CheckpointFault.damaged
        }
        guard lseek(descriptor, off_t(CheckpointFile.preamble), SEEK_SET) >= 0 else { throw CheckpointFault.unreadable }
        left = size - CheckpointFile.preamble
        json = Data(try bytes(length))
    }

    deinit {
        close(descriptor)
    }

    /// What the file begins with.
    ///
    /// - Parameter job: What is to be painted.
    /// - Returns: The header.
    /// - Throws: `CheckpointFault` where the file is of another job.
    func header(of job: CheckpointJob) throws(CheckpointFault) -> CheckpointHeader {
        if let difference = job.difference(from: try self.job()) {
            throw CheckpointFault("it is of another painting: \(difference)")
        }
        return try decoded()
    }

    /// What the file is of.
    ///
    /// - Throws: `CheckpointFault` where its header cannot be read.
    func job() throws(CheckpointFault) -> CheckpointJob {
        try decoded(as: Head.self).job
    }

    private func decoded<Part: Decodable>(as part: Part.Type = Part.self) throws(CheckpointFault) -> Part {
        do {
            return try CheckpointHeader.decoder.decode(part, from: json)
        } catch {
            throw CheckpointFault("its header cannot be read: \(error)")
        }
    }

    /// Reads the bytes that come next.
    ///
    /// - Throws: `CheckpointFault` where there are not so many.
    func fill(_ bytes: UnsafeMutableRawBufferPointer) throws(CheckpointFault) {
        guard bytes.count <= left else { throw CheckpointFault("it holds less than it says") }
        left -= bytes.count
        var filled = 0
        while filled < bytes.count {
            let count = read(descriptor, bytes.baseAddress?.advanced(by: filled), bytes.count - filled)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw CheckpointFault.unreadable }
            filled += count
        }
    }

    /// Reads the file through, from behind its preamble, and compares its digest.
    private func verify(_ preamble: [UInt8]) throws(CheckpointFault) {
        var digest = SHA256()
        digest.update(data: preamble)
        let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 1)
        defer { piece.deallocate() }
        while left > 0 {
            let bytes = UnsafeMutableRawBufferPointer(rebasing: piece.prefix(left))
            try fill(bytes)
            digest.update(bufferPointer: UnsafeRawBufferPointer(bytes))
        }
        left = SHA256.byteCount
        guard Array(digest.finalize()) == (try bytes(SHA256.byteCount)) else { throw CheckpointFault.damaged }
    }

    private func bytes(_ count: Int) throws(CheckpointFault) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var span = bytes.mutableSpan
        try span.withUnsafeMutableBytes { piece throws(CheckpointFault) in try fill(piece) }
        return bytes
    }

    /// What the header of every version has.
    private struct Head: Decodable {
        let job: CheckpointJob
    }
}

extension CheckpointFault {
    fileprivate static let damaged = CheckpointFault("it is damaged, or was not written to its end")

    fileprivate static var unreadable: CheckpointFault {
        CheckpointFault("it cannot be read: \(String(cString: strerror(errno)))")
    }
}
