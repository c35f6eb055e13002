public import SystemPackage

/// What a ``FolderWatch`` has to tell.
///
/// A `String` is the id of the folder concerned.
public enum FolderEvent: Sendable, Equatable {
    /// The folder is watched and everything that lay in it has been seen: at first, and after every return.
    case folderReady(String)

    /// The folder cannot be watched now. It is tried again by itself; ``folderReady(_:)`` tells of its return.
    case folderUnavailable(String, WatchError)

    /// A file is complete. Reported once for each identity that a name takes on.
    case settled(SettledFile)

    /// An entry is no readable file. Reported again only when the entry has changed.
    case refused(RefusedFile)

    /// A file has not settled within ``WatchedFolder/settleMaximum``: still growing, or still open in a writer.
    /// Reported once; the file may settle later.
    case receiving(String, FilePath.Component)

    /// A name reported before is gone, be it deleted, renamed or moved away by the receiver of these events.
    case vanished(String, FilePath.Component)

    /// The kernel dropped events because too many came at once. Every folder has been read through since.
    case overflowed
}
