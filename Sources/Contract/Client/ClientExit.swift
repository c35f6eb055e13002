/// How `impastoctl` ended, as its exit status.
public enum ClientExit: Int32, Sendable, CaseIterable {
    /// What was asked for is done; a job that was waited for is painted.
    case done = 0

    /// The daemon refused, or a job that was waited for failed.
    case failed = 1

    /// The command line makes no sense.
    case usage = 2

    /// A job that was waited for was canceled.
    case canceled = 3

    /// No daemon answers on that bus.
    case noDaemon = 4

    /// The time that `--timeout` allows is over (as of timeout(1)).
    case timeout = 124
}
