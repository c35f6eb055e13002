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
    init(_ error: any Error, on scope: Scope) async {
        switch error {
        case let failure as ControlFailure:
            self = failure
        case let error as ServiceError:
            self.init(.failed, error.message)
        case let error as BusError:
            await self.init(error, on: scope)
        default:
            self.init(.failed, "\(error)")
        }
    }

    private init(_ error: BusError, on scope: Scope) async {
        switch error.code {
        case .noService:
            let message = "No impastod answers on the \(scope.address). Start it with: \(scope.systemctl("start"))"
            self.init(.noDaemon, await Self.absent(message, on: scope))
        case .cannotConnect:
            let message = "No impastod answers, since there is no \(scope.address): \(error.message)"
            let hint =
                switch scope.address {
                case .system, .address: "Is dbus.service running?"
                case .user: "Is there a session of this user?"
                case .remote: "Does ssh get there, and has it systemd-stdio-bridge?"
                }
            self.init(.noDaemon, await Self.absent("\(message) \(hint)", on: scope))
        case .noReply, .disconnected:
            let message = "impastod on the \(scope.address) has stopped answering: \(error.message)"
            self.init(.noDaemon, "\(message)\nWhat became of it: \(scope.systemctl("status"))")
        case .accessDenied:
            let message = "The \(scope.address) does not let you talk to impastod: \(error.message)"
            self.init(.failed, "\(message)\nOn the system bus only root and members of the group impasto may.")
        case .nameTaken, .badReply, .incomplete, .remote, .system:
            self.init(.failed, error.message)
        }
    }

    private static func absent(_ message: String, on scope: Scope) async -> String {
        let lines = [
            message,
            "What became of it: \(scope.systemctl("status"))",
            scope.address == .user ? await MachineDaemon.hint() : nil,
            "(\(scope.origin); --system, --user and --host choose the bus.)",
        ]
        return lines.compactMap { $0 }.joined(separator: "\n")
    }
}
