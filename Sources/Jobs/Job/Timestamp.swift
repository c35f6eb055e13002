internal import Glibc

/// A moment of wall time, for people, and of the time since the machine was started, which nobody can set.
public struct Timestamp: Sendable, Hashable, Comparable {
    /// Microseconds since 1970 (UTC).
    public let microseconds: Int64

    /// Microseconds since the machine was started (`CLOCK_MONOTONIC`); 0 where that is not known, or was another start.
    public let monotonic: Int64

    /// Names a moment.
    public init(microseconds: Int64, monotonic: Int64 = 0) {
        self.microseconds = microseconds
        self.monotonic = monotonic
    }

    /// The present moment (clock_gettime(2)).
    public static func now() -> Timestamp {
        Timestamp(microseconds: read(CLOCK_REALTIME), monotonic: read(CLOCK_MONOTONIC))
    }

    /// Whether `left` comes before `right`.
    public static func < (left: Timestamp, right: Timestamp) -> Bool {
        left.microseconds < right.microseconds
    }

    private static func read(_ clock: clockid_t) -> Int64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000
    }
}
