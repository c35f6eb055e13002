internal import Glibc

/// A moment of wall time, for people; durations are never computed from it.
public struct Timestamp: Sendable, Hashable, Comparable {
    /// Microseconds since 1970 (UTC).
    public let microseconds: Int64

    /// Names a moment.
    public init(microseconds: Int64) {
        self.microseconds = microseconds
    }

    /// The present moment (clock_gettime(2), `CLOCK_REALTIME`).
    public static func now() -> Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000)
    }

    /// Whether `left` comes before `right`.
    public static func < (left: Timestamp, right: Timestamp) -> Bool {
        left.microseconds < right.microseconds
    }
}
