import Contract
import Systemd

/// Why a verb could not do what it was asked for, and how the program ends.
struct ControlFailure: Error {
    let code: ClientExit
    let message: String

    init(_ code: ClientExit, _ message: String) {
        self.code = code
        self.message = message
    }

    /// What an error of the bus or the service means to somebody at a terminal.
    init(_ error: any Error, on scope: Scope) {
        switch error {
        case let failure as ControlFailure:
            self = failure
        case let error as ServiceError:
            self.init(.failed, error.message)
        case let error as BusError:
            self.init(error, on: scope)
        default:
            self.init(.failed, "\(error)")
        }
    }

    private init(_ error: BusError, on scope: Scope) {
        switch error.code {
        case .noService:
            let message = "No impastod answers on the \(scope.address). Start it with: \(scope.startCommand)"
            self.init(.noDaemon, "\(message)\n(\(scope.origin); --system and --user choose the bus.)")
        case .cannotConnect:
            let message = "No impastod answers, since there is no \(scope.address): \(error.message)"
            let hint = scope.address == .system ? "Is dbus.service running?" : "Is there a session of this user?"
            self.init(.noDaemon, "\(message) \(hint)\n(\(scope.origin); --system and --user choose the bus.)")
        case .noReply, .disconnected:
            self.init(.noDaemon, "impastod on the \(scope.address) has stopped answering: \(error.message)")
        case .accessDenied:
            let message = "The \(scope.address) does not let you talk to impastod: \(error.message)"
            self.init(.failed, "\(message)\nOn the system bus only root and members of the group impasto may.")
        case .nameTaken, .badReply, .incomplete, .remote, .system:
            self.init(.failed, error.message)
        }
    }
}
