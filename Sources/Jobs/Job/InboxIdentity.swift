/// Which directory an inbox was when a picture settled there: its path may lead to another one tomorrow.
public struct InboxIdentity: Sendable, Hashable {
    /// The device (`st_dev`).
    public let device: UInt64

    /// The directory's number on its device (`st_ino`).
    public let inode: UInt64

    /// Takes the numbers of a directory.
    public init(device: UInt64, inode: UInt64) {
        self.device = device
        self.inode = inode
    }
}
