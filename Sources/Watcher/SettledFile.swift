public import SystemPackage

/// A regular, non-empty file that has lain unchanged for the settle time and that nobody holds open for writing.
public struct SettledFile: Sendable, Hashable {
    /// The id of the folder that it lies in.
    public let folder: String

    /// Its name in that folder, byte for byte.
    public let name: FilePath.Component

    /// What it was when it settled; anything else under that name is another file.
    public let identity: FileIdentity

    /// Names a settled file.
    public init(folder: String, name: FilePath.Component, identity: FileIdentity) {
        self.folder = folder
        self.name = name
        self.identity = identity
    }
}
