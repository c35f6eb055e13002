import Contract
import FoundationEssentials
import Glibc

/// A file that is being written beside its place, hidden, and gone if it does not get there.
final class UnfinishedFile {
    private let path: String
    private let temporary: String
    private let folder: String
    private let descriptor: CInt
    private var isPublished = false
    /// Bytes written so far.
    private(set) var count = 0

    /// Begins a file.
    ///
    /// - Parameter path: Where it shall stand.
    /// - Throws: `RenderFailure` when nothing can be created there.
    init(_ path: String) throws(RenderFailure) {
        let (folder, name) = UnfinishedFile.split(path)
        self.path = path
        self.folder = folder
        temporary = "\(folder)/.\(name).\(getpid()).tmp"
        // What stands there was left by a process of the same id that was killed, or is a link that somebody planted.
        unlink(temporary)
        descriptor = open(temporary, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw RenderFailure(unwritable: path, "cannot be created") }
    }

    deinit {
        guard descriptor >= 0 else { return }
        close(descriptor)
        if !isPublished { unlink(temporary) }
    }

    /// Writes what comes next.
    ///
    /// - Throws: `RenderFailure` with the reason and the path.
    func append(_ bytes: [UInt8]) throws(RenderFailure) {
        try bytes.span.withUnsafeBytes { piece throws(RenderFailure) in try append(piece) }
    }

    /// Writes what comes next.
    ///
    /// - Throws: `RenderFailure` with the reason and the path.
    func append(_ bytes: UnsafeRawBufferPointer) throws(RenderFailure) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let step = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            if step < 0, errno == EINTR { continue }
            guard step > 0 else { throw RenderFailure(unwritable: path, "cannot be written") }
            rest = rest.dropFirst(step)
            count += step
        }
    }

    /// Reads what has been written, a piece at a time.
    ///
    /// - Throws: `RenderFailure` with the reason and the path; what `body` throws.
    func forEachPiece(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
        let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: UnfinishedFile.pieceBytes, alignment: 1)
        defer { piece.deallocate() }
        var offset = 0
        while offset < count {
            let step = pread(descriptor, piece.baseAddress, piece.count, off_t(offset))
            if step < 0, errno == EINTR { continue }
            guard step > 0 else { throw RenderFailure(unwritable: path, "cannot be read again") }
            try body(UnsafeRawBufferPointer(rebasing: piece.prefix(step)))
            offset += step
        }
    }

    /// Brings the file to disk and into its place, whole; nothing may be appended any more.
    ///
    /// - Throws: `RenderFailure` with the reason and the path.
    func publish() throws(RenderFailure) {
        guard fsync(descriptor) == 0 else { throw RenderFailure(unwritable: path, "cannot be brought to disk") }
        guard rename(temporary, path) == 0 else { throw RenderFailure(unwritable: path, "cannot be put into place") }
        isPublished = true
        try syncFolder()
    }

    /// Bytes that are read or copied at once.
    static let pieceBytes = 1 << 18

    /// Removes what killed processes have left of a file.
    static func removeLeftovers(of path: String) {
        let (folder, name) = split(path)
        removeLeftovers(in: folder) { $0 == name }
    }

    /// Removes what killed processes have left in a folder that nobody else writes to.
    static func removeLeftovers(in folder: String, where isMeant: (Substring) -> Bool = { _ in true }) {
        for entry in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
            guard let leftover = entry.wholeMatch(of: /\.(.+)\.[0-9]+\.tmp/), isMeant(leftover.1) else { continue }
            unlink("\(folder)/\(entry)")
        }
    }

    /// The folder of a path, and the name in it.
    static func split(_ path: String) -> (folder: String, name: String) {
        guard let slash = path.lastIndex(of: "/") else { return (".", path) }
        return (slash == path.startIndex ? "/" : String(path[..<slash]), String(path[path.index(after: slash)...]))
    }

    /// The new name itself must be on disk before anybody is told of it.
    private func syncFolder() throws(RenderFailure) {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw RenderFailure(unwritable: path, "has a folder that cannot be opened") }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else {
            throw RenderFailure(unwritable: path, "has a folder that cannot be brought to disk")
        }
    }
}
