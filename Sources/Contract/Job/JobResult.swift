/// How a job ended.
public enum JobResult: String, BusWord, Sendable {
    /// It has not ended yet (an empty text on the bus).
    case none = ""

    /// The result is in the outbox.
    case done

    /// There is no result, for the reason that the job's error tells.
    case failed

    /// Somebody canceled the job.
    case canceled
}
