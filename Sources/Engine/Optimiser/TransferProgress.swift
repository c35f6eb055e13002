/// What one evaluation found, as the caller sees it.
public struct TransferProgress: Codable, Sendable {
    /// Counts evaluations from 0, through all scales: the evaluation 0 is that of the start.
    public let evaluation: Int
    /// How many there will be at most, all scales together; fewer once a scale has ended early.
    ///
    /// Where steps are counted: if each of those that are left takes one evaluation.
    public let evaluations: Int
    /// How much of what the settings count is over after this evaluation; nil where a step has yet to be found.
    public let counted: Int?
    /// Counts scales from 0, the coarsest.
    public let scale: Int
    /// How many scales there are.
    public let scales: Int
    /// Whether the scale ends here before its evaluations are used up, because the loss hardly falls any more.
    public let hasConverged: Bool
    /// The losses found.
    public let losses: Losses
    /// Seconds since the first evaluation began.
    public let seconds: Double

    /// Whether painting goes on.
    public enum Continuation: Sendable {
        /// Go on.
        case proceed
        /// Stop here: `StyleTransfer.run` throws `TransferError.Code.stopped`.
        case stop
    }
}
