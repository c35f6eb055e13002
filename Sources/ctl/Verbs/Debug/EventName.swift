import Glibc

/// The names of inotify(7) for what can happen.
enum EventName {
    private static let all: [(bit: Int32, name: String)] = [
        (IN_ACCESS, "ACCESS"), (IN_MODIFY, "MODIFY"), (IN_ATTRIB, "ATTRIB"), (IN_CLOSE_WRITE, "CLOSE_WRITE"),
        (IN_CLOSE_NOWRITE, "CLOSE_NOWRITE"), (IN_OPEN, "OPEN"), (IN_MOVED_FROM, "MOVED_FROM"),
        (IN_MOVED_TO, "MOVED_TO"), (IN_CREATE, "CREATE"), (IN_DELETE, "DELETE"), (IN_DELETE_SELF, "DELETE_SELF"),
        (IN_MOVE_SELF, "MOVE_SELF"),
        (IN_UNMOUNT, "UNMOUNT"), (IN_Q_OVERFLOW, "Q_OVERFLOW"), (IN_IGNORED, "IGNORED"), (IN_ISDIR, "ISDIR"),
    ]

    /// The names of the bits of a mask, without the `IN_` before them.
    static func names(in mask: UInt32) -> [String] {
        all.filter { mask & UInt32($0.bit) != 0 }.map(\.name)
    }
}
