/// How a folder is watched at present, and why so.
public struct WatchMethod: Sendable, Equatable {
    /// What tells of changes.
    public enum Kind: String, Sendable {
        /// The kernel's events.
        case inotify

        /// The kernel's events, and reading the folder through at intervals for what they do not tell.
        case inotifyAndPolling = "inotify+poll"

        /// Reading the folder through at intervals.
        case polling = "poll"
    }

    /// What tells of changes.
    public let kind: Kind

    /// Why it is not inotify alone, for people; nil if it is.
    public let reason: String?

    /// Whether the folder is polled only because inotify cannot be had now; that is tried again by itself.
    public let isDegraded: Bool

    package static let inotify = WatchMethod(kind: .inotify, reason: nil, isDegraded: false)

    package static let chosenPolling = WatchMethod(kind: .polling, reason: "it is set to be polled", isDegraded: false)

    package static func besides(_ fileSystem: RemoteFileSystem) -> WatchMethod {
        WatchMethod(
            kind: .inotifyAndPolling,
            reason: "it lies on \(fileSystem), where inotify does not see what other machines or programs do",
            isDegraded: false
        )
    }

    package static func instead(_ error: WatchError) -> WatchMethod {
        WatchMethod(kind: .polling, reason: error.message, isDegraded: true)
    }

    /// How long a file must lie unchanged if nobody has said: long enough for a file to arrive in pieces over a network.
    package var defaultSettle: Duration {
        kind == .inotify || isDegraded ? .seconds(2) : .seconds(10)
    }
}
