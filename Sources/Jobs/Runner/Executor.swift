/// The hands of the runner: whatever is done to files and worker processes for a job.
///
/// A crash may come at any moment, and the runner then calls again what it cannot know to have been finished. So every
/// method but ``paint(_:report:)`` does only what is still missing, and does not mind that nothing is.
/// They also run while the daemon is being stopped and must not give up because their task is cancelled.
public protocol Executor: Sendable {
    /// Paints a job's picture into finished files under hidden names, from the beginning or from where it was stopped.
    ///
    /// When its task is cancelled, it stops the worker and returns or throws once the worker is gone.
    ///
    /// - Parameters:
    ///   - job: The job, in state ``JobState/running``.
    ///   - report: Is called for every step.
    /// - Throws: ``JobFailure``; any other error is taken for an internal one.
    func paint(_ job: Job, report: @escaping @Sendable (JobProgress) async -> Void) async throws

    /// Whether there is room for a job's painting now, as far as can be told before.
    ///
    /// - Parameter job: A job of a folder that waits for room.
    /// - Returns: Whether it may be begun.
    func hasRoom(for job: Job) async -> Bool

    /// Decides where a job's files go, by names that are free now.
    ///
    /// - Parameter job: The job, its ``Job/outcome`` set; without ``JobOutcome/done`` there is no painting. If it has a
    ///   ``Job/publication``, a name of that turned out to be taken, though other files may have moved by it already.
    /// - Returns: The plan.
    /// - Throws: ``JobFailure`` when the painting cannot be put anywhere, so that the job fails; anything else, and the runner asks again later.
    func plan(_ job: Job) async throws -> Publication

    /// Puts the painting, its snapshots and its sidecar under their final names, never over another file.
    ///
    /// When it returns, they are there down to the disk.
    ///
    /// - Parameter job: The job with its ``Job/publication``.
    /// - Throws: ``JobError`` of code ``JobError/Code/nameTaken`` when the plan has to be made anew, of code
    ///   ``JobError/Code/paintingLost`` when there is no painting to publish; anything else, and the runner calls again
    ///   later.
    func publish(_ job: Job) async throws

    /// Moves the source of a painted job to where the plan says.
    ///
    /// - Parameter job: The job with its ``Job/publication``.
    /// - Returns: Whether the source is there; false where it cannot be moved or became another picture.
    /// - Throws: As ``publish(_:)``.
    func retire(_ job: Job) async throws -> Bool

    /// Moves the source of a failed or canceled job to where the plan says, writes down the reason beside it, and
    /// removes what the attempts left behind.
    ///
    /// - Parameter job: The job with its ``Job/publication``.
    /// - Returns: Whether the source is there; false where it cannot be moved or became another picture.
    /// - Throws: As ``publish(_:)``.
    func quarantine(_ job: Job) async throws -> Bool
}
