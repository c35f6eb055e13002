import Contract
import Systemd

extension BusImplementation {
    /// The interface by which the log is controlled.
    static func logControl(_ threshold: LogThreshold, _ access: Access) -> BusImplementation {
        var control = BusImplementation(LogControlInterface.description)
        control.accept(LogControlInterface.logLevel) { level, call in
            try access.requireRoot(call)
            try await access.bus.set(threshold, to: level)
        }
        return control
    }
}

extension BusConnection {
    /// Sets and shows the threshold in one step: of two that are set at once, the one that counts is shown.
    fileprivate func set(_ threshold: LogThreshold, to level: SyslogLevel) throws {
        threshold.syslogLevel = level
        try update(LogControlInterface.logLevel, to: level, at: BusNames.logControl)
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
