/// How grave a message of a log is, by the words of syslog(3), the gravest first.
public enum SyslogLevel: String, BusWord, Sendable {
    /// The system is unusable.
    case emergency = "emerg"

    /// Somebody must act at once.
    case alert

    /// The service cannot go on.
    case critical = "crit"

    /// Something did not work.
    case error = "err"

    /// Something may need attention.
    case warning

    /// Something out of the ordinary happened.
    case notice

    /// Something happened.
    case info

    /// Something for those who look for faults.
    case debug
}
