import Watcher

/// How all watched folders are, and how the watch goes.
struct IntakeOverview: Sendable, Equatable {
    /// How the folders are, in the order of their names.
    var folders: [FolderReport] = []

    /// How often the kernel has dropped events.
    var overflows: UInt64 = 0

    /// How often a folder has been read through.
    var rescans: UInt64 = 0

    /// How the folders are watched; empty where none is.
    var mode: String {
        let kinds = Set(folders.compactMap(\.method))
        return kinds.count > 1 ? WatchMethod.Kind.inotifyAndPolling.rawValue : kinds.first?.rawValue ?? ""
    }

    /// How many folders are watched by inotify.
    var watches: Int {
        folders.count { $0.method == .inotify || $0.method == .inotifyAndPolling }
    }

    /// When a folder was last read through, in microseconds since 1970; 0 while none was.
    var lastScan: UInt64 { folders.map(\.lastScan).max() ?? 0 }
}
