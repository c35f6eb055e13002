public import SystemPackage

/// What a ``FolderWatch`` has to tell.
///
/// A `String` is the id of the folder concerned.
public enum FolderEvent: Sendable, Equatable {
    /// The folder is watched and everything that lay in it has been seen: at first, and after every return.
    case folderReady(String)

    /// The folder cannot be watched now. It is tried again by itself; ``folderReady(_:)`` tells of its return.
    case folderUnavailable(String, WatchError)

    /// No claims can be made, for the reason given, so that nothing keeps another daemon from watching the same folders.
    ///
    /// Told once.
    case unclaimed(String)

    /// How the folder is watched from now on: before each ``folderReady(_:)``, and when it changes.
    case watching(String, WatchMethod)

    /// Another directory lies at the folder's path than the last time, on another volume or on the same.
    ///
    /// ``folderReady(_:)`` follows. Nothing is known to have become of the files in the former directory, and nothing
    /// is told of them: a volume that is unmounted comes back with them. What has settled there is remembered until a
    /// third directory comes, and is not told again then.
    case folderChanged(String, isOtherVolume: Bool)

    /// A file is complete. Reported once for each identity that a name takes on.
    case settled(SettledFile)

    /// An entry is no file, or nothing was written into it. Reported again only when the entry has changed.
    case refused(RefusedFile)

    /// A file has not settled within ``WatchedFolder/settleMaximum``, or it may not be read, which is told at once.
    ///
    /// Reported once, and again when a file that could not be read has changed; the file may settle later.
    case receiving(String, FilePath.Component, ReceivingReason)

    /// A name reported before is gone, be it deleted, renamed or moved away by the receiver of these events.
    case vanished(String, FilePath.Component)

    /// The kernel dropped events because too many came at once. Every folder has been read through since.
    case overflowed

    /// inotify had stopped telling of changes and was started anew; every folder is read through and told as ready
    /// again.
    case restarted

    /// A ``FolderWatch/sync(id:timeout:)`` of that number is over: everything it waited for has been told before this.
    case synced(String, UInt64)
}
