import Glibc

extension Duration {
    /// What a clock of the kernel's shows (clock_gettime(2)).
    static func now(_ clock: clockid_t) -> Duration {
        var time = timespec()
        clock_gettime(clock, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
}
