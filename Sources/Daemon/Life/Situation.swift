import Contract
import Jobs

/// The daemon in one look: what `systemctl status` shows in a line and the Manager as its state.
actor Situation {
    private var listeners: [AsyncStream<Void>.Continuation] = []
    private var queue: QueueStatus
    private var folders: [FolderSummary] = []
    private var paintings: [JobID: Painting] = [:]

    /// A job that is being painted.
    private struct Painting {
        let name: String
        var fraction = 0.0
    }

    init(_ queue: QueueStatus) {
        self.queue = queue
    }

    /// Tells that something changed, once for all changes since the last time; for one receiver each.
    func changes() -> AsyncStream<Void> {
        let (changes, change) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        listeners.append(change)
        return changes
    }

    func follow(_ event: JobEvent) {
        switch event {
        case .added: return
        case .changed(let job), .ended(let job):
            paintings[job.id] = job.state == .running ? Painting(name: EscapedName.text(of: job.name)) : nil
        case .progressed(let id, let progress): paintings[id]?.fraction = progress.fraction
        case .status(let status): queue = status
        }
        tellChange()
    }

    func follow(_ folders: [FolderSummary]) {
        guard folders != self.folders else { return }
        self.folders = folders
        tellChange()
    }

    /// The state on the bus.
    var state: DaemonState {
        if queue.pauseReason != nil { return queue.isDraining && queue.counts[.running] > 0 ? .draining : .paused }
        return shownFolders.allSatisfy { $0.state == .active } ? .running : .degraded
    }

    /// One line for people: `2 running, 14 queued; job 42 61% (cat.png)`.
    var line: String {
        var parts = ["\(queue.counts[.running]) running, \(queue.counts[.queued]) queued"]
        if let reason = queue.pauseReason { parts.append("paused: \(reason)") }
        for (id, painting) in paintings.sorted(by: { $0.key < $1.key }) {
            parts.append("job \(id) \(Int(painting.fraction * 100))% (\(painting.name))")
        }
        for folder in shownFolders where folder.state != .active {
            parts.append("folder \(folder.name) \(folder.state.rawValue): \(folder.reason)")
        }
        return parts.joined(separator: "; ")
    }

    private var shownFolders: [FolderSummary] {
        folders.map { $0.shown(with: queue) }
    }

    private func tellChange() {
        for listener in listeners { listener.yield() }
    }
}
