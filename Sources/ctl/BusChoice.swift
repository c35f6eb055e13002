import ArgumentParser
import Systemd

/// The two buses by the names of their options.
enum BusChoice: String, EnumerableFlag {
    case system
    case user

    /// The bus.
    var address: BusAddress {
        self == .system ? .system : .user
    }
}
