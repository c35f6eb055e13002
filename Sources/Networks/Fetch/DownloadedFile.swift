import Glibc

/// A file that has come whole and has been checked.
public struct DownloadedFile: Sendable {
    /// Where it is.
    ///
    /// It keeps the name of a part until somebody has put it to use, so that after a crash in between it is not fetched
    /// again.
    public let path: String
    /// Where it came from, without the name and the password that the address may hold.
    public let address: String
    /// How many bytes it has.
    public let size: Int
    /// Its SHA-256, in lower-case hexadecimal digits.
    public let sha256: String

    /// Deletes it; does nothing when it is gone already.
    public func remove() {
        PartFile.remove(path)
    }

    /// Gives it a name to stay under, in place of an older one of that name.
    ///
    /// - Parameter path: The name, on the same file system.
    /// - Throws: `FetchError` when that name cannot be written.
    public func keep(as path: String) throws(FetchError) {
        guard rename(self.path, path) == 0 else { throw .unwritable(path, errno) }
        remove()
    }
}
