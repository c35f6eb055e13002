import Contract
import Logging
import Synchronization

/// The least grave messages that are logged, which clients may change while everybody logs.
final class LogThreshold: Sendable {
    private let word: Mutex<SyslogLevel>

    init(_ level: SyslogLevel) {
        word = Mutex(level)
    }

    /// The threshold as the bus has it.
    var syslogLevel: SyslogLevel {
        get { word.withLock { $0 } }
        set { word.withLock { $0 = newValue } }
    }

    /// The threshold as loggers have it.
    var level: Logger.Level {
        switch syslogLevel {
        case .emergency, .alert, .critical: .critical
        case .error: .error
        case .warning: .warning
        case .notice: .notice
        case .info: .info
        case .debug: .debug
        }
    }
}
