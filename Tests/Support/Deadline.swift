/// What a test waited for did not come.
public struct DeadlineExceeded: Error, CustomStringConvertible {
    /// What was waited for, and how long.
    public let description: String
}

/// Waits for `body`, but no longer than `limit`; this is how a test waits for an event without hanging for ever.
///
/// - Throws: ``DeadlineExceeded`` when the time is over, or what `body` throws. `body` is cancelled then, and must
///   end when it is.
public func withDeadline<Result: Sendable>(
    _ limit: Duration,
    _ what: String,
    _ body: @escaping @Sendable () async throws -> Result
) async throws -> Result {
    try await withThrowingTaskGroup(of: Result.self) { group in
        group.addTask { try await body() }
        group.addTask {
            try await Task.sleep(for: limit)
            throw DeadlineExceeded(description: "\(what): not within \(limit)")
        }
        defer { group.cancelAll() }
        guard let result = try await group.next() else { throw CancellationError() }
        return result
    }
}
