import Contract
import Glibc

/// A file that is being written beside its place, hidden, and gone if it does not get there.
final class UnfinishedFile {
    private let path: String
    private let temporary: String
    private let folder: String
    private let descriptor: CInt
    private var isPublished = false

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
        descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
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
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress?.advanced(by: written), $0.count - written)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw RenderFailure(unwritable: path, "cannot be written") }
            written += count
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

extension RenderFailure {
    /// A file that cannot be written, for the reason of the system call that failed just now.
    init(unwritable path: String, _ what: String) {
        self.init(.outputUnwritable, "\(path) \(what): \(String(cString: strerror(errno)))")
    }
}
