import Contract
import Glibc

/// A file of the result: whoever looks sees all of it or nothing.
struct OutputFile {
    let path: String

    /// Finds out before the work begins what would otherwise be found out after it.
    ///
    /// - Throws: `RenderFailure` when nothing can be written at the path as things stand.
    func check() throws(RenderFailure) {
        guard access("\(UnfinishedFile.split(path).folder)/.", W_OK | X_OK) == 0 else {
            throw RenderFailure(unwritable: path, "cannot be created")
        }
        var status = stat()
        if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
            errno = EISDIR
            throw RenderFailure(unwritable: path, "cannot be put into place")
        }
    }

    /// Whether the file is there.
    var isThere: Bool { access(path, F_OK) == 0 }

    /// Writes the file.
    ///
    /// - Parameters:
    ///   - bytes: All of it.
    ///   - written: The moment at which it is whole but not in its place, where that has a name.
    /// - Throws: `RenderFailure` with the reason and the path.
    func write(_ bytes: [UInt8], _ written: CrashPoint? = nil) throws(RenderFailure) {
        let file = try UnfinishedFile(path)
        try file.append(bytes)
        written?.pass()
        try file.publish()
    }
}
