import Contract
import Glibc
import SystemPackage

extension FilePath {
    /// How many bytes may still be written to the file system that the directory is on; nil where it does not tell.
    var freeBytes: Int? {
        withPlatformString { DiskSpace.free(at: $0) }
    }

    /// How many bytes the file takes, or the folder with the files in it.
    var takenBytes: Int {
        withPlatformString { DiskSpace.taken(by: $0) }
    }

    /// Gives the file one more name.
    ///
    /// - Throws: `FileError` when the name is taken or the file system has no links.
    func link(as other: FilePath) throws(FileError) {
        guard withPlatformString({ old in other.withPlatformString { Glibc.link(old, $0) } }) == 0 else {
            throw FileError("link \(shown) as", other)
        }
    }
}
