import Contract
import Jobs

/// The daemon in one look: what `systemctl status` shows in a line and the Manager as its state.
actor Situation {
    private var listeners: [AsyncStream<Void>.Continuation] = []
    private var queue: QueueStatus
    private var folders: [FolderReport] = []

    /// How far the jobs are that are being painted, from 0 to 1.
    private var paintings: [JobID: Double] = [:]

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
        case .added, .remarked: return
        case .changed(let job), .ended(let job):
            paintings[job.id] = job.state == .running ? 0 : nil
        case .progressed(let id, let progress): if paintings[id] != nil { paintings[id] = progress.fraction }
        case .status(let status): queue = status
        }
        tellChange()
    }

    func follow(_ overview: IntakeOverview) {
        guard overview.folders != folders else { return }
        folders = overview.folders
        tellChange()
    }

    /// The state on the bus.
    var state: DaemonState {
        if queue.pauseReason != nil { return queue.isDraining && queue.counts[.running] > 0 ? .draining : .paused }
        return shownFolders.allSatisfy { [.active, .paused].contains($0.condition.state) } ? .running : .degraded
    }

    /// One line for people: `2 running, 14 queued; job 42 61%`.
    ///
    /// It has neither words of others nor reasons, which may name files: the service manager shows it to everybody on the
    /// machine.
    var line: String {
        var parts = ["\(queue.counts[.running]) running, \(queue.counts[.queued]) queued"]
        if queue.pauseReason != nil { parts.append(state.rawValue) }
        for (id, fraction) in paintings.sorted(by: { $0.key < $1.key }) {
            parts.append("job \(id) \(Int(fraction * 100))%")
        }
        for folder in shownFolders where folder.condition.state != .active {
            let (state, trouble) = (folder.condition.state, folder.condition.trouble)
            parts.append("folder \(folder.name) \(state.rawValue)\(state == .paused ? "" : ": \(trouble.rawValue)")")
        }
        return parts.joined(separator: "; ")
    }

    private var shownFolders: [FolderReport] {
        folders.map { $0.shown(with: queue) }
    }

    private func tellChange() {
        for listener in listeners { listener.yield() }
    }
}
