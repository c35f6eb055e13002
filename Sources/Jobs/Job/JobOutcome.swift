/// How a job ended.
public enum JobOutcome: String, Sendable {
    /// The picture is painted.
    case done

    /// The picture cannot be painted.
    case failed

    /// The picture is not to be painted.
    case canceled

    /// The state of a job that ended so, once its files are where they belong.
    var state: JobState {
        switch self {
        case .done: .done
        case .failed: .failed
        case .canceled: .canceled
        }
    }
}
