import Synchronization

/// The configuration that is in force, for everybody who needs it at the moment it is needed.
final class Settings: Sendable {
    private let configuration: Mutex<DaemonConfiguration>

    init(_ configuration: DaemonConfiguration) {
        self.configuration = Mutex(configuration)
    }

    /// The configuration in force.
    var current: DaemonConfiguration {
        get { configuration.withLock { $0 } }
        set { configuration.withLock { $0 = newValue } }
    }
}
