import SystemPackage

/// The daemon's unit with all its drop-ins, as the service manager has it.
struct Unit: Sendable {
    /// What the service manager says, a value or several for each property.
    private let properties: [String: [String]]

    /// The unit of the machine's or the user's daemon; nil where no service manager answers or it has no such unit.
    static func installed(isSystem: Bool) async -> Unit? {
        let scope = isSystem ? ["--system"] : ["--user"]
        let words = scope + ["show", "--no-pager", "impastod.service", "--property=\(wanted.joined(separator: ","))"]
        guard let answer = await ProgramAnswer.of("systemctl", words), answer.isSuccess else { return nil }
        let unit = Unit(showing: answer.output)
        return unit["LoadState"] == "loaded" ? unit : nil
    }

    /// What the sandbox of the unit is that comes with the sources; a test holds it to that file.
    static let shipped = Unit(
        showing: """
            User=impasto
            ProtectSystem=strict
            ProtectHome=tmpfs
            TemporaryFileSystem=/home:ro /root:ro /run/user:ro
            PrivateTmp=yes
            ReadWritePaths=-/srv/impasto
            ReadWritePaths=-/run/lock
            StateDirectory=impasto
            """
    )

    private static let wanted = [
        "LoadState", "NeedDaemonReload", "User", "MainPID", "LimitNOFILESoft", "ProtectSystem", "ProtectHome",
        "PrivateTmp",
        "ReadWritePaths", "ReadOnlyPaths", "InaccessiblePaths", "BindPaths", "BindReadOnlyPaths", "TemporaryFileSystem",
        "StateDirectory",
    ]

    /// Reads what `systemctl show` prints: a line for each property, or several for one.
    init(showing text: String) {
        let lines = text.split(separator: "\n").compactMap { line -> (String, String)? in
            let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
        }
        properties = Dictionary(grouping: lines) { $0.0 }.mapValues { $0.map(\.1) }
    }

    /// A property with one value; nil where there is none.
    subscript(_ name: String) -> String? {
        properties[name]?.first.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// A property that lists things.
    func words(_ name: String) -> [String] {
        (properties[name] ?? []).flatMap { ShellWords.split($0) }
    }

    /// Whether a property says yes.
    func isSet(_ name: String) -> Bool {
        self[name] == "yes"
    }
}
