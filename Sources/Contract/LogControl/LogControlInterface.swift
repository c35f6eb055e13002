/// How much a service writes to its log, as `systemctl service-log-level` sees and sets it (org.freedesktop.LogControl1(5)).
public enum LogControlInterface {
    /// The interface's name.
    public static let name = "org.freedesktop.LogControl1"

    /// The least grave messages that are logged.
    public static let logLevel = Property<SyslogLevel>(
        name,
        "LogLevel",
        .silent,
        isWritable: true,
        summary: "The least grave messages that are logged: emerg, alert, crit, err, warning, notice, info or debug."
    )

    /// Where the log goes.
    public static let logTarget = Property<String>(
        name,
        "LogTarget",
        .silent,
        summary: "Where the log goes: journal, or console where standard error is something else."
    )

    /// Under which name the log is found.
    public static let syslogIdentifier = Property<String>(
        name,
        "SyslogIdentifier",
        .silent,
        summary: "Under which name the log is found in the journal."
    )

    /// The whole interface.
    public static let description = InterfaceDescription(
        name,
        summary: "How much the daemon writes to its log.",
        [logLevel, logTarget, syslogIdentifier]
    )
}
