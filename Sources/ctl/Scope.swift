import Contract
import Glibc
import Systemd

/// Which daemon is meant: the machine's or the user's own.
struct Scope {
    /// The bus that it is on.
    let address: BusAddress

    /// Why that one, for people.
    let origin: String

    /// How to start the daemon there.
    var startCommand: String {
        address == .system ? "systemctl start impastod" : "systemctl --user start impastod"
    }

    /// The scope that was asked for, by option, by the environment, or by who asks.
    static func chosen(_ option: BusChoice?) throws -> Scope {
        if let option {
            return Scope(address: option.address, origin: "asked for by --\(option.rawValue)")
        }
        if let word = getenv("IMPASTOCTL_SCOPE").map({ String(cString: $0) }), !word.isEmpty {
            guard let choice = BusChoice(rawValue: word) else {
                throw ControlFailure(.usage, "IMPASTOCTL_SCOPE is \"\(word)\"; it may be system or user.")
            }
            return Scope(address: choice.address, origin: "asked for by IMPASTOCTL_SCOPE")
        }
        if geteuid() == 0 {
            return Scope(address: .system, origin: "root means the system bus")
        }
        return Scope(address: .user, origin: "not being root means the user bus")
    }
}
