import Contract
import Glibc

/// Writes a file so that whoever looks sees all of it or nothing: beside its place, synced, then renamed into it.
struct OutputFile {
    let path: String

    /// Finds out before the work begins what would otherwise be found out after it.
    ///
    /// - Throws: `RenderFailure` when nothing can be written at the path as things stand.
    func check() throws(RenderFailure) {
        guard access("\(folder)/.", W_OK | X_OK) == 0 else { throw failure("cannot be created") }
        var status = stat()
        if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
            errno = EISDIR
            throw failure("cannot be put into place")
        }
    }

    /// - Throws: `RenderFailure` with the reason and the path.
    func write(_ bytes: [UInt8]) throws(RenderFailure) {
        let temporary = "\(folder)/.\(name).\(getpid()).tmp"
        // What stands there was left by a process of the same id that was killed, or is a link that somebody planted.
        unlink(temporary)
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw failure("cannot be created") }
        do throws(RenderFailure) {
            try fill(descriptor, bytes)
            guard rename(temporary, path) == 0 else { throw failure("cannot be put into place") }
            try syncFolder()
        } catch {
            unlink(temporary)
            throw error
        }
    }

    private var folder: String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    private var name: Substring {
        path.lastIndex(of: "/").map { path[path.index(after: $0)...] } ?? path[...]
    }

    private func fill(_ descriptor: CInt, _ bytes: [UInt8]) throws(RenderFailure) {
        defer { close(descriptor) }
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress?.advanced(by: written), $0.count - written)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw failure("cannot be written") }
            written += count
        }
        guard fsync(descriptor) == 0 else { throw failure("cannot be brought to disk") }
    }

    /// The new name itself must be on disk before anybody is told of it.
    private func syncFolder() throws(RenderFailure) {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("has a folder that cannot be opened") }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure("has a folder that cannot be brought to disk") }
    }

    private func failure(_ what: String) -> RenderFailure {
        RenderFailure(.outputUnwritable, "\(path) \(what): \(String(cString: strerror(errno)))")
    }
}
