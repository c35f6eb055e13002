import Contract
import Logging
import Systemd

/// Writes log lines to the journal, with what they are about as fields of their own.
struct JournalLog: LogHandler {
    var metadata: Logger.Metadata = [:]

    /// Who takes what the journal does not, and holds the level.
    private var other: StandardErrorLog

    init(threshold: LogThreshold) {
        other = StandardErrorLog(isJournal: true, threshold: threshold)
    }

    var logLevel: Logger.Level {
        get { other.logLevel }
        set { other.logLevel = newValue }
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let details = metadata.merging(event.metadata ?? [:]) { $1 }
        var fields = [("MESSAGE", "\(event.message)"), ("PRIORITY", "\(event.level.priority)")]
        fields += details.map { ($0.key, "\($0.value)") }
        if !Journal.send(fields) { other.log(event: event) }
    }
}
