import TestSupport

/// Waits until something is so of which no event tells: the state of files and processes.
///
/// - Parameters:
///   - what: What is waited for.
///   - limit: How long that may take.
///   - condition: Gives the answer once it is so.
/// - Returns: The answer.
/// - Throws: `DeadlineExceeded` when that does not come to pass in time, or what `condition` throws.
@discardableResult
func eventually<Answer: Sendable>(
    _ what: String,
    within limit: Duration = .seconds(30),
    _ condition: @escaping @Sendable () async throws -> Answer?
) async throws -> Answer {
    try await withDeadline(limit, what) {
        while true {
            if let answer = try await condition() { return answer }
            try await Task.sleep(for: .milliseconds(20))
        }
    }
}
