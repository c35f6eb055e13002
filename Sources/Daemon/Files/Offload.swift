import Dispatch

/// Does something that waits for a disk, on a thread of Dispatch's, so that the few threads of all tasks stay free.
///
/// It is done to its end even if the task is cancelled.
func offload<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result) async throws -> Result {
    try await withCheckedThrowingContinuation { continuation in
        DispatchQueue.global().async {
            continuation.resume(with: Swift.Result { try body() })
        }
    }
}
