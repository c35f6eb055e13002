/// The news that a folder has been read through.
public struct FolderScan: Sendable, Equatable {
    /// The id of the folder.
    public let folder: String

    /// When it was, as time since 1970 by the wall clock.
    public let wallTime: Duration
}
