import Contract
import Glibc
import Logging

/// Writes log lines to standard error.
///
/// For the journal they have their priority before them (sd-daemon(3)), otherwise their level in words. What they are
/// about is in their text, too, so that metadata is left aside.
struct StandardErrorLog: LogHandler {
    var metadata: Logger.Metadata = [:]
    let isJournal: Bool
    private let threshold: LogThreshold
    private var ownLevel: Logger.Level?

    init(isJournal: Bool, threshold: LogThreshold) {
        self.isJournal = isJournal
        self.threshold = threshold
    }

    /// The threshold, unless this logger was given a level of its own.
    var logLevel: Logger.Level {
        get { ownLevel ?? threshold.level }
        set { ownLevel = newValue }
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let text = "\(event.message)"
        let head = isJournal ? "<\(event.level.priority)>" : "impastod: \(event.level.word)"
        // One write per line, so that lines of several threads do not mix; a message of many lines is many lines.
        for line in text.split(separator: "\n") { write(head + line + "\n") }
    }

    private func write(_ line: String) {
        var rest = Array(line.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            // Nobody is left to be told.
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}

extension Logger.Level {
    /// The priority of syslog(3).
    var priority: Int {
        switch self {
        case .trace, .debug: 7
        case .info: 6
        case .notice: 5
        case .warning: 4
        case .error: 3
        case .critical: 2
        }
    }

    /// What people are told before the message.
    fileprivate var word: String {
        switch self {
        case .info, .notice: ""
        default: "\(rawValue): "
        }
    }
}
