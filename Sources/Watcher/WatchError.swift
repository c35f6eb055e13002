/// Why a folder, or any folder at all, cannot be watched.
public struct WatchError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The kind of failure, for programs.
    public enum Code: Sendable {
        /// This process has a ``FolderWatch`` already; libinotifytools knows only one.
        case alreadyWatching

        /// The watch was closed.
        case closed

        /// The id, or the same directory under another path, is watched already.
        case duplicateFolder

        /// The folder's path is not absolute.
        case relativePath

        /// Another daemon of this machine works on the folder.
        case claimed

        /// No watched folder has the id.
        case unknownFolder

        /// What was waited for has not come in time.
        case timedOut

        /// There is no such folder now.
        case folderMissing

        /// The path names something else than a folder.
        case notAFolder

        /// This process may not read the folder.
        case accessDenied

        /// The system allows no more inotify watches, instances or open files.
        case limitReached

        /// inotify or the file system failed in another way.
        case system
    }

    /// The kind of failure, for programs.
    public let code: Code

    /// What happened, to which folder, and what to do, for people.
    public let message: String

    /// The message.
    public var description: String { message }

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }
}
