/// Whoever keeps checkpoints of a run.
public protocol CheckpointKeeper: AnyObject {
    /// Whether one is wanted now; asked between two steps.
    var isDue: Bool { get }

    /// Keeps one. That it could not be kept is no reason to end a run.
    func keep(_ checkpoint: Checkpoint)
}
