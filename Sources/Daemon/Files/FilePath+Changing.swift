import CLinux
import Glibc
import SystemPackage

extension FilePath {
    /// Renames the entry, never over another one.
    ///
    /// - Returns: Whether it was renamed; false where the new name is taken.
    /// - Throws: `FileError` when it cannot be renamed.
    func rename(ifFree destination: FilePath) throws(FileError) -> Bool {
        let status = withPlatformString { old in
            destination.withPlatformString { new in clinux_rename_noreplace(old, new) }
        }
        guard status != 0 else { return true }
        let reason = Errno.current
        guard reason == .fileExists else { throw FileError("rename \(shown) to", destination, reason: reason) }
        return false
    }

    /// Makes the directory where it is missing, down to the disk; its parent must be there.
    ///
    /// - Parameter mayBeLink: Whether a link to a directory will do, too.
    /// - Throws: `FileError` when it cannot be made, or something else has that name.
    func makeDirectory(orLink mayBeLink: Bool = true) throws(FileError) {
        guard withPlatformString({ mkdir($0, 0o777) }) != 0 else {
            return try removingLastComponent().synchronizeNames()
        }
        let reason = Errno.current
        guard reason == .fileExists else { throw FileError("make the folder", self, reason: reason) }
        do {
            if try stat(followTargetSymlink: mayBeLink).type == .directory { return }
        } catch {
            throw FileError("look at", self, reason: error)
        }
        throw FileError("make the folder", self, reason: reason)
    }

    /// Brings a file's content onto the disk, or everything in a directory.
    ///
    /// - Throws: `FileError` when the disk refuses.
    func synchronize() throws(FileError) {
        if try entry()?.type == .directory {
            for name in try names() { try appending(bytes: name).synchronize() }
        }
        try synchronize(O_NOFOLLOW)
    }

    /// Brings the names of a directory, or of one that a link leads to, onto the disk.
    ///
    /// - Throws: `FileError` when the disk refuses.
    func synchronizeNames() throws(FileError) {
        try synchronize(O_DIRECTORY)
    }

    private func synchronize(_ flags: CInt) throws(FileError) {
        let file = withPlatformString { open($0, O_RDONLY | O_CLOEXEC | flags) }
        guard file >= 0 else { throw FileError("open", self) }
        defer { close(file) }
        guard fsync(file) == 0 else { throw FileError("bring to disk", self) }
    }

    /// Removes a file, or a directory with the files in it; nothing where there is none.
    ///
    /// - Throws: `FileError` when that does not work.
    func remove() throws(FileError) {
        guard withPlatformString({ unlink($0) }) != 0 else { return }
        let reason = Errno.current
        if reason == .noSuchFileOrDirectory { return }
        guard reason == .isDirectory || reason == .notPermitted, try entry()?.type == .directory else {
            throw FileError("remove", self, reason: reason)
        }
        for name in try names() { try appending(bytes: name).remove() }
        guard withPlatformString({ rmdir($0) }) == 0 else { throw FileError("remove", self) }
    }

    /// Removes the entries of a directory whose names begin so.
    ///
    /// - Throws: `FileError` when one cannot be removed.
    func removeEntries(beginningWith prefix: String) throws(FileError) {
        for name in try names() where name.starts(with: prefix.utf8) { try appending(bytes: name).remove() }
    }
}
