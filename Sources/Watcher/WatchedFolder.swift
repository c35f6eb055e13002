public import SystemPackage

/// An inbox: a folder whose files are reported once they have settled.
///
/// Only the folder itself is watched, never the folders in it.
public struct WatchedFolder: Sendable, Equatable {
    /// The caller's name for the folder; every event carries it.
    public var id: String

    /// The folder's absolute path.
    ///
    /// It need not exist yet.
    public var path: FilePath

    /// How long a file must lie unchanged before it counts as complete.
    public var settle: Duration

    /// After how long a file that does not settle is reported as being received, and an empty one refused.
    public var settleMaximum: Duration

    /// How often the folder is read through without any event, since inotify does not see everything.
    public var rescanInterval: Duration

    /// Describes a folder to watch.
    public init(
        id: String,
        path: FilePath,
        settle: Duration = .seconds(2),
        settleMaximum: Duration = .seconds(600),
        rescanInterval: Duration = .seconds(300)
    ) {
        self.id = id
        self.path = path
        self.settle = settle
        self.settleMaximum = settleMaximum
        self.rescanInterval = rescanInterval
    }
}
