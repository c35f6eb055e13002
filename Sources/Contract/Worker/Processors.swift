internal import CLinux

/// The processors that this process may use, counted alike by the daemon and its workers.
public enum Processors {
    /// How many there are: those that it may run on (sched_getaffinity(2)), or fewer where its control groups grant it
    /// less of their time.
    public static var count: Int {
        min(Int(clinux_processors()), ControlGroups(of: "/proc/self").processors ?? .max)
    }

    /// How many of them each of so many workers may use, one at least.
    public static func share(among workers: Int) -> Int {
        max(1, count / workers)
    }
}
