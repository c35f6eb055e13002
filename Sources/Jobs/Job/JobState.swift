/// Where a job stands on its way from the inbox to the outbox.
///
///     queued ⇄ running → publishing → done, failed or canceled → (retry) → queued
///
/// A paused job is a queued or running one whose ``Job/isPaused`` is set.
public enum JobState: String, Sendable, CaseIterable {
    /// Waits for its turn.
    case queued

    /// A worker paints it.
    case running

    /// How it ended is recorded in ``Job/outcome``; now its files are put where they belong. It is never painted again.
    case publishing

    /// The painting is in the outbox.
    case done

    /// No painting could be made.
    case failed

    /// Somebody decided, or the source itself showed, that no painting is wanted.
    case canceled

    /// Whether nothing will happen to the job any more unless somebody retries it.
    public var isFinal: Bool {
        switch self {
        case .queued, .running, .publishing: false
        case .done, .failed, .canceled: true
        }
    }
}
