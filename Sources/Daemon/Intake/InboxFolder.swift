import Contract
import Jobs
import SystemPackage
import Watcher

/// What the intake knows of one watched folder.
struct InboxFolder {
    var configuration: FolderConfiguration
    var style = FolderStyle()

    /// Settled pictures that wait for a recipe.
    var waiting: [FilePath.Component: WaitingPicture] = [:]

    /// Files that do not settle, and why.
    var receiving: [FilePath.Component: ReceivingReason] = [:]

    /// What can never be painted and has not left the inbox yet, for the disk would not have it.
    var refused: Set<FilePath.Component> = []

    /// Every name that the watch has told of and that is still there.
    var names: Set<[UInt8]> = []

    /// Whether the folder is being watched and what lay in it has been seen.
    var isWatched = false

    /// Whether it was cleared of what a crash left unfinished.
    var isCleared = false

    /// Why it cannot be watched, or nil.
    var watchTrouble: WatchError?

    /// How it is watched; nil while it has not been.
    var method: WatchMethod?

    /// When it was last read through, in microseconds since 1970; 0 while it was not.
    var lastScan: UInt64 = 0

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
    var condition: FolderCondition {
        if let watchTrouble {
            let isClaimed = watchTrouble.code == .claimed
            return FolderCondition(
                isClaimed ? .blocked : .missing,
                isClaimed ? .claimed : .unavailable,
                watchTrouble.message
            )
        }
        guard isWatched else { return FolderCondition(.blocked, .unread, "it is looked through for the first time") }
        guard style.inForce != nil else {
            guard let trouble = style.trouble else {
                return FolderCondition(.blocked, .unread, "its style.toml has yet to settle")
            }
            return FolderCondition(.blocked, style.identity == nil ? .recipeMissing : .recipeBroken, trouble)
        }
        if let trouble = style.trouble {
            return FolderCondition(.degraded, .recipeOutdated, "\(trouble); the last good recipe stays in force")
        }
        guard configuration.inbox.isWritable else {
            let reason = "the inbox \(configuration.inbox.shown) is not writable: pictures cannot be moved out of it"
            return FolderCondition(.degraded, .readOnly, reason)
        }
        if let unreadable { return FolderCondition(.degraded, .unreadable, unreadable) }
        if let reason = method?.reason, method?.isDegraded == true {
            return FolderCondition(.degraded, .polled, "it is polled: \(reason)")
        }
        return FolderCondition(.active)
    }

    /// What may not be read, in words; nil where everything may.
    private var unreadable: String? {
        let names = receiving.filter { $0.value == .unreadable }.map(\.key.bytes)
        guard let first = names.min(by: { $0.lexicographicallyPrecedes($1) }) else { return nil }
        let name = EscapedName.text(of: first)
        let rest = names.count == 1 ? "" : ", nor may \(names.count - 1) more in the inbox"
        return "\(name) may not be read by the daemon\(rest); what waits is taken when its permissions allow that"
    }

    /// The folder as clients are told of it, but for what the queue knows.
    var report: FolderReport {
        let outbox = style.inForce?.outbox ?? configuration.outbox ?? configuration.defaultOutbox
        return FolderReport(
            name: configuration.name,
            inbox: configuration.inbox.bytes,
            outbox: outbox.bytes,
            condition: condition,
            pending: receiving.count,
            method: watchTrouble == nil ? method?.kind : nil,
            recipe: style.inForce?.facts,
            recipeTrouble: style.trouble,
            lastScan: lastScan
        )
    }
}
