import Glibc
import SystemPackage
import Systemd

/// Where the daemon finds its configuration and keeps its state when the command line does not say so.
struct Locations {
    /// The daemon's configuration.
    let configuration: FilePath

    /// The directory of the queue.
    let state: FilePath

    /// Where all daemons of the machine, whoever's they are, keep each other from working on the same inbox.
    static let locks: FilePath = "/run/lock"

    /// The system's places, or the user's by the XDG Base Directory Specification.
    init(isSystem: Bool, environment: ServiceEnvironment) {
        func user(_ variable: String, _ fallback: String) -> FilePath {
            if let value = getenv(variable).map({ String(cString: $0) }), value.hasPrefix("/") {
                return FilePath(value)
            }
            return FilePath(getenv("HOME").map { String(cString: $0) } ?? "/").appending(fallback)
        }
        let settings = isSystem ? "/etc/impasto" : user("XDG_CONFIG_HOME", ".config").appending("impasto")
        let memory = isSystem ? "/var/lib/impasto" : user("XDG_STATE_HOME", ".local/state").appending("impasto")
        configuration = (environment.configurationDirectory.map { FilePath($0) } ?? settings).appending("impastod.toml")
        state = environment.stateDirectory.map { FilePath($0) } ?? memory
    }
}
