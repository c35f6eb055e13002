/// What one evaluation found, as the caller sees it.
public struct TransferProgress: Sendable {
    /// Counts evaluations from 0: the evaluation 0 is that of the start.
    public let evaluation: Int
    /// How many there will be at most.
    public let evaluations: Int
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
