/// How the daemon ended, as its exit status; the numbers are those of `sysexits.h`.
enum DaemonExit: Int32, CaseIterable {
    /// It was told to end.
    case done = 0

    /// There is no message bus, or it went away (`EX_UNAVAILABLE`).
    case busUnavailable = 69

    /// Something that should never happen did (`EX_SOFTWARE`).
    case internalError = 70

    /// The state directory or the queue in it cannot be used (`EX_CANTCREAT`).
    case stateUnusable = 73

    /// Another daemon works on the state directory or has the name on the bus (`EX_TEMPFAIL`).
    case alreadyRunning = 75

    /// The configuration is wrong, or there is no worker program (`EX_CONFIG`).
    case badConfiguration = 78
}
