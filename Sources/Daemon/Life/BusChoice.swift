import ArgumentParser
import Glibc
import Systemd

/// Which message bus the daemon serves.
enum BusChoice: String, EnumerableFlag {
    case system
    case user

    /// What is meant when nothing is said.
    static var usual: BusChoice {
        geteuid() == 0 ? .system : .user
    }

    /// The bus.
    var address: BusAddress {
        switch self {
        case .system: .system
        case .user: .user
        }
    }
}
