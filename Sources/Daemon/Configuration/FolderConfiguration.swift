import SystemPackage

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

    /// How long a file must have been left alone before it is taken (`settle-seconds`).
    var settle = Duration.seconds(2)

    /// How long a file may go on changing before that is told (`settle-maximum-seconds`).
    var settleMaximum = Duration.seconds(600)

    /// How often the folder is read through even if nothing seems to happen (`rescan-seconds`).
    var rescanInterval = Duration.seconds(300)

    init(name: String, inbox: FilePath) {
        self.name = name
        self.inbox = inbox
        styleFile = inbox.appending("style.toml")
    }

    /// Where results go when nobody says anything: a folder named `outbox` beside the inbox.
    var defaultOutbox: FilePath {
        inbox.removingLastComponent().appending("outbox")
    }

    /// Where sources go whose pictures are painted.
    var done: FilePath { inbox.appending("done") }

    /// Where sources go that cannot be painted.
    var failed: FilePath { inbox.appending("failed") }

    /// The recipe of the folder; kept, since it is looked at for every picture.
    let styleFile: FilePath
}
