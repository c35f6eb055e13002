import Contract
import Systemd

extension BusImplementation {
    /// The interface by which the log is controlled.
    static func logControl(_ threshold: LogThreshold) -> BusImplementation {
        var control = BusImplementation(LogControlInterface.description)
        control.accept(LogControlInterface.logLevel) { level in threshold.syslogLevel = level }
        return control
    }
}

extension LogThreshold {
    /// The properties of the object by which the log is controlled.
    func properties(isJournal: Bool) -> PropertyValues {
        var values = PropertyValues()
        values[LogControlInterface.logLevel] = syslogLevel
        values[LogControlInterface.logTarget] = isJournal ? "journal" : "console"
        values[LogControlInterface.syslogIdentifier] = Impastod.name
        return values
    }
}
