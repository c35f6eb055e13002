/// Where tasks wait until somebody lets them go on.
actor Gate {
    private var waiting: [CheckedContinuation<String, Never>] = []
    private let arrivals = AsyncStream<Void>.makeStream()

    /// Waits for a word.
    func wait() async -> String {
        await withCheckedContinuation { continuation in
            waiting.append(continuation)
            arrivals.continuation.yield()
        }
    }

    /// Gives the word to everybody who waits.
    func release(_ word: String) {
        waiting.forEach { $0.resume(returning: word) }
        waiting = []
    }

    /// Returns when the next one has come to wait.
    nonisolated func arrival() async {
        for await _ in arrivals.stream { return }
    }
}
