/// How one attempt to paint ended.
enum AttemptEnd: Sendable {
    /// The painting is finished, under its hidden name.
    case painted

    /// The worker was stopped on request.
    case stopped

    /// There is no painting.
    case failed(JobFailure)
}
