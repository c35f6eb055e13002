/// Where a job stands.
public enum JobState: String, BusWord, Codable, Sendable {
    /// The picture is still being written by whoever brings it.
    case receiving

    /// The job waits for its turn.
    case queued

    /// The job waits until a trouble may be over that was in its way.
    case waiting

    /// A worker paints.
    case running

    /// The job waits until somebody resumes it.
    case paused

    /// The picture is painted and is being moved to its place.
    case publishing

    /// The result is in the outbox.
    case done

    /// There is no result, for the reason that the job's error tells.
    case failed

    /// Somebody canceled the job.
    case canceled

    /// Whether the job is over: nothing happens to it any more unless it is retried.
    public var isFinal: Bool {
        switch self {
        case .receiving, .queued, .waiting, .running, .paused, .publishing: false
        case .done, .failed, .canceled: true
        }
    }
}
