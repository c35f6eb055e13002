import Contract
import Glibc
import Systemd

/// Which daemon is meant: the machine's, the user's own, or another machine's.
struct Scope {
    /// The bus that it is on.
    let address: BusAddress

    /// Why that one, for people.
    let origin: String

    /// How to call systemctl for the daemon's unit there.
    func systemctl(_ verb: String) -> String {
        switch address {
        case .user: "systemctl --user \(verb) impastod"
        case .remote(let host): "systemctl --host=\(host) \(verb) impastod"
        case .system, .address: "systemctl \(verb) impastod"
        }
    }

    /// The scope that was asked for, by option, by the environment, or by who asks.
    static func chosen(_ option: BusChoice?, host: String?) throws -> Scope {
        if let host {
            guard option != .user else {
                throw ControlFailure(
                    .usage,
                    "--host means the daemon of another machine, and --user one of yours here."
                )
            }
            return Scope(address: .remote(host), origin: "asked for by --host")
        }
        if let option {
            return Scope(address: option.address, origin: "asked for by --\(option.rawValue)")
        }
        if let word = Variable.value("IMPASTOCTL_SCOPE") {
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
