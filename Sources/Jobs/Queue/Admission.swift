/// What the queue answers to a ``JobRequest``.
public enum Admission: Sendable, Equatable {
    /// The picture is a new job, and safe on disk.
    case new(Job)

    /// The very same file is a job already; nothing was added.
    case alreadyKnown(JobID)

    /// The number of the job that stands for the picture.
    public var id: JobID {
        switch self {
        case .new(let job): job.id
        case .alreadyKnown(let id): id
        }
    }
}
