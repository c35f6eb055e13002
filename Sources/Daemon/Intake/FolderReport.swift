import Contract
import Jobs
import Watcher

/// How one watched folder is, as clients are told.
struct FolderReport: Sendable, Equatable {
    /// Its name.
    let name: String

    /// The path of the inbox.
    let inbox: [UInt8]

    /// The path of the outbox.
    let outbox: [UInt8]

    /// How it is, and why.
    var condition: FolderCondition

    /// Files in the inbox that are still being written.
    let pending: Int

    /// How the inbox is watched; nil while it is not.
    let method: WatchMethod.Kind?

    /// What is told of the recipe in force; nil without one.
    let recipe: RecipeFacts?

    /// What is wrong with the folder's `style.toml`; nil where nothing is.
    let recipeTrouble: String?

    /// When the inbox was last read through, in microseconds since 1970; 0 while it was not.
    let lastScan: UInt64

    /// The folder as it is with what the queue knows of it: whether somebody paused it, and whether it waits for room.
    func shown(with status: QueueStatus) -> FolderReport {
        var report = self
        if condition.state == .missing {
            return self
        } else if status.pausedFolders.contains(name) {
            report.condition = FolderCondition(.paused, .paused, "somebody has paused it")
        } else if let reason = status.blocked[name] {
            report.condition = FolderCondition(.blocked, .noSpace, "no-space: \(reason)")
        }
        return report
    }

    /// The folder as a line of a list.
    var summary: FolderSummary {
        FolderSummary(
            name: name,
            inbox: inbox,
            outbox: outbox,
            state: condition.state,
            reason: condition.reason,
            pending: UInt32(clamping: pending)
        )
    }
}
