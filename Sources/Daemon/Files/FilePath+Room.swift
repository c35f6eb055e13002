import Glibc
import SystemPackage

extension FilePath {
    /// How many bytes may still be written to the file system that the directory is on; nil where it does not tell.
    var freeBytes: Int? {
        var status = statvfs()
        guard withPlatformString({ statvfs($0, &status) }) == 0 else { return nil }
        return Int(
            clamping: UInt64(status.f_bavail).multipliedReportingOverflow(by: UInt64(status.f_frsize)).partialValue
        )
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
