import Contract
import Jobs
import SystemPackage
import Watcher

/// What the intake knows of one watched folder.
struct InboxFolder {
    let configuration: FolderConfiguration
    var style = FolderStyle()

    /// Settled pictures that wait for a recipe.
    var waiting: [FilePath.Component: SettledFile] = [:]

    /// Files that go on changing.
    var receiving: Set<FilePath.Component> = []

    /// Every name that the watch has told of and that is still there.
    var names: Set<[UInt8]> = []

    /// Whether the folder is being watched and what lay in it has been seen.
    var isWatched = false

    /// Why it cannot be watched, or nil.
    var watchTrouble: String?

    /// Why it is polled though inotify would do, or nil.
    var pollingReason: String?

    init(_ configuration: FolderConfiguration) {
        self.configuration = configuration
    }

    /// Whether the name is the recipe's own or that of a picture that it names, and so no picture to paint.
    func isOwn(_ name: [UInt8]) -> Bool {
        style.ownNames.contains(name)
    }

    /// Whether nothing is known of its recipe yet, not even that there is none.
    var isNew: Bool {
        watchTrouble == nil && style.inForce == nil && style.trouble == nil
    }

    /// How the folder is, and why it is not active.
    var state: (FolderState, reason: String) {
        if let watchTrouble { return (.missing, watchTrouble) }
        guard isWatched else { return (.blocked, "it is looked through for the first time") }
        guard style.inForce != nil else { return (.blocked, style.trouble ?? "its style.toml has yet to settle") }
        if let trouble = style.trouble { return (.degraded, "\(trouble); the last good recipe stays in force") }
        guard configuration.inbox.isWritable else {
            return (
                .degraded, "the inbox \(configuration.inbox.shown) is not writable: pictures cannot be moved out of it"
            )
        }
        if let pollingReason { return (.degraded, "it is polled: \(pollingReason)") }
        return (.active, "")
    }

    /// The folder as a line of a list.
    var summary: FolderSummary {
        let (state, reason) = state
        let outbox = style.inForce?.outbox ?? configuration.outbox ?? configuration.defaultOutbox
        return FolderSummary(
            name: configuration.name,
            inbox: configuration.inbox.bytes,
            outbox: outbox.bytes,
            state: state,
            reason: reason,
            pending: UInt32(receiving.count)
        )
    }
}
