import Synchronization

/// A painting that goes on until the test opens the gate, or until the painting is cancelled.
final class Gate: Sendable {
    private let (stream, continuation) = AsyncStream<Void>.makeStream()

    func open() {
        continuation.finish()
    }

    /// Waits for the opening.
    ///
    /// - Throws: `CancellationError` when the task is cancelled first.
    func wait() async throws {
        for await _ in stream {}
        try Task.checkCancellation()
    }
}
