import Glibc

/// The clock on the wall, which the daemon's times are of.
enum Clock {
    /// Microseconds since 1970 (CLOCK_REALTIME).
    static func now() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return UInt64(time.tv_sec) * 1_000_000 + UInt64(time.tv_nsec) / 1000
    }
}
