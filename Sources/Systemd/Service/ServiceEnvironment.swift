internal import Glibc

/// What the service manager tells a service by its environment (systemd.exec(5), "Environment Variables in Spawned
/// Processes").
public struct ServiceEnvironment: Sendable, Equatable {
    /// Where state is kept (`STATE_DIRECTORY`), the first one if there are several.
    public let stateDirectory: String?

    /// Where things are kept that need not survive a reboot (`RUNTIME_DIRECTORY`), the first one if there are several.
    public let runtimeDirectory: String?

    /// Where configuration is found (`CONFIGURATION_DIRECTORY`), the first one if there are several.
    public let configurationDirectory: String?

    /// The socket for sd_notify(3) messages (`NOTIFY_SOCKET`).
    public let notifySocket: String?

    /// How long the manager waits for a sign of life before it ends the service, when this is asked of this process
    /// (`WATCHDOG_USEC`, `WATCHDOG_PID`; sd_watchdog_enabled(3)).
    public let watchdogInterval: Duration?

    /// Whether what is written to standard error goes to the journal as it is (`JOURNAL_STREAM`).
    public let standardErrorIsJournal: Bool

    /// The environment of this process.
    public static func current() -> ServiceEnvironment {
        var status = stat()
        let identity = fstat(2, &status) == 0 ? "\(status.st_dev):\(status.st_ino)" : nil
        return ServiceEnvironment(
            variable: { name in getenv(name).map { String(cString: $0) } },
            process: getpid(),
            standardError: identity
        )
    }

    /// An environment of these variables, for that process, with standard error being the file `device:inode`.
    package init(variable: (String) -> String?, process: Int32, standardError: String?) {
        func directory(_ name: String) -> String? {
            variable(name)?.split(separator: ":").first.map(String.init)
        }
        stateDirectory = directory("STATE_DIRECTORY")
        runtimeDirectory = directory("RUNTIME_DIRECTORY")
        configurationDirectory = directory("CONFIGURATION_DIRECTORY")
        notifySocket = variable("NOTIFY_SOCKET").flatMap { $0.isEmpty ? nil : $0 }
        let isMeant = variable("WATCHDOG_PID").map { $0 == String(process) } ?? true
        let interval = variable("WATCHDOG_USEC").flatMap(Int64.init)
        watchdogInterval = interval.flatMap { isMeant && $0 > 0 ? .microseconds($0) : nil }
        standardErrorIsJournal = standardError != nil && variable("JOURNAL_STREAM") == standardError
    }
}
