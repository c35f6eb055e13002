/// What tells one delivery of a file from another: which file it is, how long, and when it was last written.
///
/// Two names of one file (hard links, a rename) have one identity. See `inode(7)` for the fields.
public struct FileIdentity: Sendable, Hashable {
    /// The device that the file lies on (`st_dev`).
    public var device: UInt64

    /// The file's number on that device (`st_ino`).
    public var inode: UInt64

    /// The file's length in bytes.
    public var size: Int64

    /// When the contents were last written, in nanoseconds since 1970 (`st_mtim`).
    public var modifiedNanoseconds: Int64

    /// Puts an identity together from its parts.
    public init(device: UInt64, inode: UInt64, size: Int64, modifiedNanoseconds: Int64) {
        self.device = device
        self.inode = inode
        self.size = size
        self.modifiedNanoseconds = modifiedNanoseconds
    }
}
