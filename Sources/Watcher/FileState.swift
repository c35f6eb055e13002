import Glibc

/// Everything of an entry that must stand still while it settles.
package struct FileState: Sendable, Equatable {
    /// Which file it is, its size and the time of its last write.
    package var identity: FileIdentity

    /// When anything about the file changed, its permissions included, in nanoseconds since 1970 (`st_ctim`).
    package var changedNanoseconds: Int64

    /// Whether it is a regular file.
    package var isRegular: Bool

    /// Puts a state together from its parts.
    package init(identity: FileIdentity, changedNanoseconds: Int64, isRegular: Bool = true) {
        self.identity = identity
        self.changedNanoseconds = changedNanoseconds
        self.isRegular = isRegular
    }

    init(_ status: stat) {
        identity = FileIdentity(
            device: UInt64(status.st_dev),
            inode: UInt64(status.st_ino),
            size: Int64(status.st_size),
            modifiedNanoseconds: status.st_mtim.nanoseconds
        )
        changedNanoseconds = status.st_ctim.nanoseconds
        isRegular = status.st_mode & S_IFMT == S_IFREG
    }
}

extension timespec {
    fileprivate var nanoseconds: Int64 {
        // A file may claim any time at all; one that does not fit must not stop the service.
        Int64(tv_sec) &* 1_000_000_000 &+ Int64(tv_nsec)
    }
}
