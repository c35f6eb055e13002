/// Why the queue could not do what it was asked for.
public struct JobError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The kind of failure, stable for programs.
    public enum Code: String, Sendable {
        /// There is no job of that number.
        case noSuchJob
        /// The job's state does not allow what was asked for.
        case wrongState
        /// As many jobs of the user wait as may.
        case quotaExceeded
        /// The queue's file cannot be read or written.
        case storeUnusable
        /// The queue's file was made by a newer version of this program.
        case storeTooNew
        /// A name that a publication was to use belongs to another file by now; thrown by an ``Executor``.
        case nameTaken
        /// A painting that was finished is neither under its hidden name nor under its final one; thrown by an ``Executor``.
        case paintingLost
    }

    /// The kind of failure.
    public let code: Code

    /// What happened and what to do, for people.
    public let message: String

    /// Describes a failure.
    public init(code: Code, message: String) {
        self.code = code
        self.message = message
    }

    /// The message.
    public var description: String { message }

    static func noSuchJob(_ id: JobID) -> JobError {
        JobError(code: .noSuchJob, message: "there is no job \(id)")
    }

    static func wrongState(_ job: Job, _ deed: String) -> JobError {
        let state = job.isPaused ? "\(job.state.rawValue) and paused" : job.state.rawValue
        return JobError(code: .wrongState, message: "job \(job.id) is \(state) and cannot be \(deed)")
    }

    static func quotaExceeded(_ limit: Int) -> JobError {
        JobError(code: .quotaExceeded, message: "\(limit) of your jobs wait already; no more are taken")
    }

    static func storeTooNew(_ path: String) -> JobError {
        JobError(
            code: .storeTooNew,
            message: "the queue \(path) was made by a newer version; install that version again or move the file away"
        )
    }

    static func storeTooOld(_ path: String) -> JobError {
        JobError(
            code: .storeUnusable,
            message:
                "the queue \(path) is of an older version, or none; the daemon brings it up to date as it starts"
        )
    }

    static func storeUnreadable(_ path: String, _ error: any Error) -> JobError {
        JobError(
            code: .storeUnusable,
            message: """
                the queue \(path) cannot be read (\(error)); see that it is there, and that you may read it and write its \
                folder, as SQLite must
                """
        )
    }

    /// What became of a storing operation: an error of ours as it is, one of SQLite's with the file's name.
    init(storing error: any Error, path: String) {
        self =
            error as? JobError
            ?? JobError(
                code: .storeUnusable,
                message:
                    "the queue \(path) cannot be used (\(error)); see that its folder exists, is writable, and has room"
            )
    }
}
