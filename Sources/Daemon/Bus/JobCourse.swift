import Contract
import Jobs

/// How a job's painting goes: what its workers have told since the daemon was started.
struct JobCourse {
    /// Nobody sees more than this, and every step would be a message.
    private static let pace = Duration.milliseconds(250)

    /// What the last attempt told last, also when it is over.
    private(set) var progress: JobProgress?

    /// The loss of all attempts.
    private(set) var losses = LossHistory()

    /// The pictures of the way there.
    var snapshots: [SnapshotSummary] = []

    /// Whether a step is yet to be shown.
    private(set) var hasNews = false

    private var attempt = 0
    private var nextShow = ContinuousClock.now

    /// Takes what a worker told.
    ///
    /// - Returns: When to show it; nil where that has been arranged already.
    mutating func take(_ step: JobProgress) -> ContinuousClock.Instant? {
        progress = step
        if let loss = step.totalLoss { losses.add(iteration: step.iteration, loss: loss) }
        defer { hasNews = true }
        return hasNews ? nil : max(nextShow, ContinuousClock.now)
    }

    /// What there is to show is being shown.
    mutating func show() {
        hasNews = false
        nextShow = ContinuousClock.now + Self.pace
    }

    /// Forgets what an earlier attempt told last.
    mutating func follow(_ job: Job) {
        guard job.state == .queued || job.state == .running && job.attempts != attempt else { return }
        attempt = job.attempts
        progress = nil
        hasNews = false
    }
}
