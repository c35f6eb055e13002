/// What tells a file from every other one that may ever stand under the same name: stat(2)'s numbers.
public struct SourceIdentity: Sendable, Hashable {
    /// The device (`st_dev`).
    public let device: UInt64

    /// The file's number on its device (`st_ino`).
    public let inode: UInt64

    /// The size in bytes (`st_size`).
    public let size: Int64

    /// When the content last changed, in nanoseconds since 1970 (`st_mtim`).
    public let modifiedNanoseconds: Int64

    /// Takes the numbers of a file.
    public init(device: UInt64, inode: UInt64, size: Int64, modifiedNanoseconds: Int64) {
        self.device = device
        self.inode = inode
        self.size = size
        self.modifiedNanoseconds = modifiedNanoseconds
    }

    /// Whether it is the same file where both stand under one name, also after the devices were numbered anew: USB, NFS,
    /// Btrfs and overlays may get other numbers whenever they are mounted.
    ///
    /// Another volume's file of the same name, number, size and nanosecond is a copy.
    public func isSame(as other: SourceIdentity) -> Bool {
        inode == other.inode && size == other.size && modifiedNanoseconds == other.modifiedNanoseconds
    }
}
