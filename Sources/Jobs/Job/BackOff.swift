/// How long a job waits that could not be painted for a reason that may go away by itself: longer each time in a row.
public struct BackOff: Sendable, Equatable {
    /// The first wait; each further one is twice as long as the one before.
    public let first: Duration

    /// No wait is longer.
    public let longest: Duration

    /// Waits so long; the longest wait is an hour, unless the first is longer.
    public init(first: Duration = .seconds(30)) {
        self.first = first
        longest = max(first, .seconds(3600))
    }

    /// The wait of a job that has waited so often in a row.
    public func delay(after waits: Int) -> Duration {
        min(longest, first * (1 << min(max(0, waits), 20)))
    }
}

extension Timestamp {
    /// The moment that is so much later.
    public func advanced(by duration: Duration) -> Timestamp {
        Timestamp(microseconds: microseconds + Int64(duration / .microseconds(1)))
    }

    /// How long it is until another moment; negative where that is past.
    func duration(to other: Timestamp) -> Duration {
        .microseconds(other.microseconds - microseconds)
    }
}
