/// Growing pauses between attempts at something that does not succeed.
struct Backoff {
    private let first: Duration
    private let longest: Duration
    private var attempts = 0

    init(from first: Duration, to longest: Duration) {
        self.first = first
        self.longest = longest
    }

    /// The pause until the next attempt, twice as long as the one before up to the longest.
    mutating func next() -> Duration {
        defer { attempts = min(attempts + 1, 16) }
        return max(first, min(first * (1 << attempts), longest))
    }

    /// Begins anew with the first pause, after a success.
    mutating func reset() {
        attempts = 0
    }
}
