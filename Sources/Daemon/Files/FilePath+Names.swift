import CLinux
import Glibc
import SystemPackage

extension FilePath {
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
        do {
            return try Self.names(of: directory)
        } catch {
            throw FileError("read the folder", self, reason: error)
        }
    }

    /// The names of a directory's entries, of one that lies below this one and to which no link leads.
    ///
    /// - Throws: `Errno`.
    func names(beneath path: FilePath) throws(Errno) -> [[UInt8]] {
        let file = try openBeneath(path, O_DIRECTORY)
        guard let directory = fdopendir(file) else {
            let reason = Errno.current
            close(file)
            throw reason
        }
        return try Self.names(of: directory)
    }

    /// Opens for reading what lies below this directory.
    ///
    /// Others may write there: no link is followed on the way, wherever it would lead.
    ///
    /// - Parameters:
    ///   - path: The whole path, which begins with that of this directory.
    ///   - flags: What else is asked for, as of open(2).
    /// - Returns: The descriptor, which the caller closes.
    /// - Throws: `Errno`.
    func openBeneath(_ path: FilePath, _ flags: CInt) throws(Errno) -> CInt {
        var rest = path
        guard rest.removePrefix(self) else { throw .noSuchFileOrDirectory }
        let folder = withPlatformString { open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
        guard folder >= 0 else { throw .current }
        defer { close(folder) }
        let file = rest.withPlatformString { clinux_open_beneath(folder, $0, O_RDONLY | flags) }
        guard file >= 0 else { throw .current }
        return file
    }

    private static func names(of directory: OpaquePointer) throws(Errno) -> [[UInt8]] {
        defer { closedir(directory) }
        var names: [[UInt8]] = []
        while true {
            // The end and an error both return nil; only `errno` tells them apart (readdir(3)).
            errno = 0
            guard let entry = readdir(directory) else {
                guard Errno.current.rawValue == 0 else { throw .current }
                return names
            }
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            if name != Array(".".utf8), name != Array("..".utf8) { names.append(name) }
        }
    }
}
