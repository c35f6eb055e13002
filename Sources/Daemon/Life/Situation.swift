import Contract
import Jobs

/// The daemon in one look: what `systemctl status` shows in a line and the Manager shows in its properties.
actor Situation {
    /// Tells that something changed; for one receiver.
    nonisolated let changes: AsyncStream<Void>

    private let change: AsyncStream<Void>.Continuation
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
        (changes, change) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    func follow(_ event: JobEvent) {
        switch event {
        case .added: return
        case .changed(let job), .ended(let job):
            paintings[job.id] = job.state == .running ? Painting(name: EscapedName.text(of: job.name)) : nil
        case .progressed(let id, let progress): paintings[id]?.fraction = progress.fraction
        case .status(let status): queue = status
        }
        change.yield()
    }

    func follow(_ folders: [FolderSummary]) {
        guard folders != self.folders else { return }
        self.folders = folders
        change.yield()
    }

    /// The state on the bus.
    var state: DaemonState {
        if queue.pauseReason != nil { return .paused }
        return folders.allSatisfy { $0.state == .active } ? .running : .degraded
    }

    /// The Manager's properties that change.
    var properties: PropertyValues {
        var values = PropertyValues()
        values[ManagerInterface.state] = state
        values[ManagerInterface.paused] = queue.pauseReason != nil
        values[ManagerInterface.pauseReason] = queue.pauseReason ?? ""
        values[ManagerInterface.queued] = UInt32(clamping: queue.counts[.queued])
        values[ManagerInterface.running] = UInt32(clamping: queue.counts[.running])
        values[ManagerInterface.failed] = UInt32(clamping: queue.counts[.failed])
        values[ManagerInterface.maxParallel] = UInt32(clamping: queue.limit)
        return values
    }

    /// One line for people: `2 running, 14 queued; job 42 61% (cat.png)`.
    var line: String {
        var parts = ["\(queue.counts[.running]) running, \(queue.counts[.queued]) queued"]
        if let reason = queue.pauseReason { parts.append("paused: \(reason)") }
        for (id, painting) in paintings.sorted(by: { $0.key < $1.key }) {
            parts.append("job \(id) \(Int(painting.fraction * 100))% (\(painting.name))")
        }
        for folder in folders where folder.state != .active {
            parts.append("folder \(folder.name) \(folder.state.rawValue): \(folder.reason)")
        }
        return parts.joined(separator: "; ")
    }
}
