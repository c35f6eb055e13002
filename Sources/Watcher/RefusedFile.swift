public import SystemPackage

/// A directory entry that will not become a settled file as it is.
public struct RefusedFile: Sendable, Hashable {
    /// Why it was refused.
    public enum Reason: String, Sendable {
        /// A symbolic link, FIFO, socket or device: never followed, never opened.
        case notRegular

        /// Nothing had been written into it after the folder's ``WatchedFolder/settleMaximum``.
        case empty
    }

    /// The id of the folder that it lies in.
    public let folder: String

    /// Its name in that folder, byte for byte.
    public let name: FilePath.Component

    /// Why it was refused.
    public let reason: Reason

    /// Names a refused file.
    public init(folder: String, name: FilePath.Component, reason: Reason) {
        self.folder = folder
        self.name = name
        self.reason = reason
    }
}
