/// Which message bus.
public enum BusAddress: Sendable, Equatable, CustomStringConvertible {
    /// The bus of the whole machine, or the one that `DBUS_SYSTEM_BUS_ADDRESS` names.
    case system

    /// The bus of the user who is logged in, or the one that `DBUS_SESSION_BUS_ADDRESS` names.
    case user

    /// The bus of another machine, reached by ssh(1) as `[USER@]HOST[:PORT]` (sd_bus_open_system_remote(3)).
    case remote(String)

    /// The bus at this D-Bus address, such as `unix:path=/run/bus`.
    case address(String)

    /// The bus, for people.
    public var description: String {
        switch self {
        case .system: "system bus"
        case .user: "user bus"
        case .remote(let host): "system bus of \(host)"
        case .address(let address): "bus at \(address)"
        }
    }
}
