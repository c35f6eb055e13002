import Contract
import Jobs

extension FolderSummary {
    /// The folder as it is with what the queue knows of it: whether it waits for room.
    func shown(with status: QueueStatus) -> FolderSummary {
        guard let reason = status.blocked[name] else { return self }
        return FolderSummary(
            name: name,
            inbox: inbox,
            outbox: outbox,
            state: .blocked,
            reason: "no-space: \(reason)",
            pending: pending
        )
    }
}
