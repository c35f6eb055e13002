public import SystemPackage

/// An inbox: a folder whose files are reported once they have settled.
///
/// Only the folder itself is watched, never the folders in it.
public struct WatchedFolder: Sendable, Equatable {
    /// How changes in a folder are noticed.
    public enum Method: String, Sendable, CaseIterable {
        /// inotify, and polling beside it where the folder lies on a network's or a user's file system.
        case auto

        /// inotify alone.
        case inotify

        /// Reading the folder through at intervals, without inotify.
        case poll
    }

    /// The caller's name for the folder; every event carries it.
    public var id: String

    /// The folder's absolute path.
    ///
    /// It need not exist yet.
    public var path: FilePath

    /// How long a file must lie unchanged before it counts as complete.
    ///
    /// Nil is two seconds where inotify sees everything, and ten where it may not.
    public var settle: Duration?

    /// After how long a file that does not settle is reported as being received, and an empty one refused.
    public var settleMaximum: Duration

    /// How often the folder is read through without any event, since inotify does not see everything.
    ///
    /// A tenth more or less, so that many folders do not come up together. Each time, inotify is tested too.
    public var rescanInterval: Duration

    /// How changes are noticed.
    public var method: Method

    /// How often the folder is read through where it is polled.
    public var pollInterval: Duration

    /// Describes a folder to watch.
    public init(
        id: String,
        path: FilePath,
        settle: Duration? = nil,
        settleMaximum: Duration = .seconds(600),
        rescanInterval: Duration = .seconds(300),
        method: Method = .auto,
        pollInterval: Duration = .seconds(10)
    ) {
        self.id = id
        self.path = path
        self.settle = settle
        self.settleMaximum = settleMaximum
        self.rescanInterval = rescanInterval
        self.method = method
        self.pollInterval = pollInterval
    }
}
