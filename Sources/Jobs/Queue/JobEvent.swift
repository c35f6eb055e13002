/// What happens in the queue, told after it is safe on disk.
public enum JobEvent: Sendable, Equatable {
    /// A job is new in the queue, or again in it after a retry.
    case added(Job)

    /// A job's state, pause, rank or error changed.
    case changed(Job)

    /// A worker made a step.
    case progressed(JobID, JobProgress)

    /// A worker said something.
    case remarked(JobID, WorkerRemark)

    /// A job is done, failed or canceled, and its files are where they belong.
    case ended(Job)

    /// The counts, the limit or the pause changed.
    case status(QueueStatus)
}
