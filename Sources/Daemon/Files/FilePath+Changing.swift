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
    /// - Throws: `FileError` when it cannot be made, or something else has that name.
    func makeDirectory() throws(FileError) {
        guard withPlatformString({ mkdir($0, 0o777) }) != 0 else {
            return try removingLastComponent().synchronizeNames()
        }
        let reason = Errno.current
        if reason == .fileExists, isDirectory { return }
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

    /// The names of a directory's entries, in no order; none where there is no directory.
    ///
    /// They are bytes and no `FilePath.Component`, which takes many microseconds to make: an inbox may hold thousands.
    ///
    /// - Throws: `FileError` when it cannot be read.
    func names() throws(FileError) -> [[UInt8]] {
        guard let directory = withPlatformString({ opendir($0) }) else {
            let reason = Errno.current
            if reason == .noSuchFileOrDirectory { return [] }
            throw FileError("read the folder", self, reason: reason)
        }
        defer { closedir(directory) }
        var names: [[UInt8]] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            if name != Array(".".utf8), name != Array("..".utf8) { names.append(name) }
        }
        return names
    }
}
