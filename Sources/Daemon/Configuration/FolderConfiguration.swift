import SystemPackage
import Watcher

/// One watched folder (`[[folder]]`).
struct FolderConfiguration: Sendable, Equatable {
    /// Its name on the bus and in the queue (`name`).
    var name: String

    /// Where pictures are dropped (`inbox`).
    let inbox: FilePath

    /// Where results go (`outbox`); nil leaves that to the folder's `style.toml`.
    ///
    /// What the administrator says wins: the inbox is writable for people who may not choose where the daemon writes.
    var outbox: FilePath?

    /// Whether the folder's `style.toml` may name any file that the daemon can read, and any outbox (`trusts-recipe`).
    var trustsRecipe = false

    /// How long a file must have been left alone before it is taken (`settle-seconds`); nil leaves that to the watch, which
    /// waits longer where it does not see everything at once.
    var settle: Duration?

    /// How long a file may go on changing before that is told (`settle-maximum-seconds`).
    var settleMaximum = Duration.seconds(600)

    /// How often the folder is read through even if nothing seems to happen (`rescan-seconds`).
    var rescanInterval = Duration.seconds(300)

    /// Whether the inbox is watched by inotify or polled (`watch`).
    var watchMethod = WatchedFolder.Method.auto

    /// How often a polled inbox is looked through (`poll-seconds`).
    var pollInterval = Duration.seconds(10)

    /// The rank of its pictures among those of all folders: the smallest goes first (`priority`).
    var priority = 0

    /// How many of its pictures are painted at once, at most (`jobs`); nil leaves that to `jobs-at-once`.
    var jobs: Int?

    /// How many bytes are to be left free in its outbox (`free-space`); nil leaves that to the daemon's own setting.
    var freeSpace: Int?

    /// What becomes of a picture that has been painted by the same recipe before (`on-duplicate`).
    var onDuplicate = DuplicatePolicy.redo

    /// What happens when something in the outbox has the name of a result already (`on-exists`).
    var onExists = CollisionPolicy.rename

    /// How often a worker writes down how far it has come (`checkpoint-seconds`).
    var checkpointInterval = Duration.seconds(60)

    init(name: String, inbox: FilePath) {
        self.name = name
        self.inbox = inbox
        styleFile = inbox.appending("style.toml")
    }

    /// Where results go when nobody says anything: a folder named `outbox` beside the inbox.
    var defaultOutbox: FilePath {
        inbox.removingLastComponent().appending("outbox")
    }

    /// The names of the folders in the inbox that are the daemon's own.
    static let folderNames: Set<[UInt8]> = [Array("done".utf8), Array("failed".utf8)]

    /// Where sources go whose pictures are painted.
    var done: FilePath { inbox.appending("done") }

    /// Where sources go that cannot be painted.
    var failed: FilePath { inbox.appending("failed") }

    /// The recipe of the folder; kept, since it is looked at for every picture.
    let styleFile: FilePath
}
