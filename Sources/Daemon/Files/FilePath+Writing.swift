import Glibc
import SystemPackage

extension FilePath {
    /// What the names of files begin with that are not written to their end yet.
    static let unfinishedPrefix = ".impasto-write-"

    /// Replaces the file by one with this content: whoever looks, even after a power cut, sees the old one or the new.
    ///
    /// - Throws: `FileError` when the disk refuses.
    func write(_ content: [UInt8]) throws(FileError) {
        let directory = removingLastComponent()
        let temporary = directory.appending(Self.unfinishedPrefix + String(UInt64.random(in: 0 ... .max), radix: 16))
        do throws(FileError) {
            try temporary.create(content)
            guard temporary.withPlatformString({ old in withPlatformString { new in Glibc.rename(old, new) } }) == 0
            else { throw FileError("replace", self) }
        } catch {
            try? temporary.remove()
            throw error
        }
        try directory.synchronizeNames()
    }

    /// Writes a file that must not be there yet, down to the disk.
    ///
    /// - Throws: `FileError` when the disk refuses.
    private func create(_ content: [UInt8]) throws(FileError) {
        do {
            let file = try FileDescriptor.open(
                self,
                .writeOnly,
                options: [.create, .exclusiveCreate, .noFollow, .closeOnExec],
                permissions: FilePermissions(rawValue: 0o666)
            )
            try file.closeAfter {
                try file.writeAll(content)
                guard fsync(file.rawValue) == 0 else { throw Errno.current }
            }
        } catch {
            throw FileError("write", self, reason: error as? Errno ?? .ioError)
        }
    }
}
