import Jobs
import Systemd

/// Why the daemon cannot start or go on.
struct DaemonFailure: Error, CustomStringConvertible {
    /// The exit status that says so.
    let exit: DaemonExit

    /// What happened and what to do.
    let description: String

    init(_ exit: DaemonExit, _ description: String) {
        self.exit = exit
        self.description = description
    }

    /// The bus went away while the daemon was at work.
    static let busGone = DaemonFailure(.busUnavailable, "the message bus is gone; jobs go on after a restart")

    /// The failure that any error of the rooms below means for the daemon as a whole.
    init(_ error: any Error) {
        switch error {
        case let failure as DaemonFailure: self = failure
        case let error as ConfigurationError: self.init(.badConfiguration, error.description)
        case let error as JobError: self.init(.stateUnusable, error.message)
        case let error as FileError: self.init(.stateUnusable, error.description)
        case let error as BusError where error.code == .nameTaken: self.init(.alreadyRunning, error.description)
        // Whoever was talking when it went away, it is the same to whoever reads the journal.
        case let error as BusError where error.code == .disconnected: self = .busGone
        case let error as BusError: self.init(.busUnavailable, error.description)
        default: self.init(.internalError, "\(error)")
        }
    }
}
