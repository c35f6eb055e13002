import ArgumentParser
import Contract
import SystemPackage

/// Everything that can be in the way of painting.
struct Doctor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Find what is in the way of painting, and say what to do about it.",
        discussion: """
            Looks at the daemon and its configuration, limits, permissions, file systems, free space, networks, the \
            processor, and at what the unit's sandbox allows. Exits with 1 when something does not work. Root sees most.
            """
    )

    @OptionGroup var options: GlobalOptions

    @Flag(help: "Print the drop-in that lets the unit into all folders.")
    var dropIn = false

    @Option(
        help: ArgumentHelp("The daemon's configuration, where it is not in its usual place.", valueName: "file"),
        completion: .file()
    )
    var config: String?

    private static let checks: [any Check] = [
        DaemonCheck(), LimitsCheck(), PermissionsCheck(), FileSystemsCheck(), SpaceCheck(), NetworkCheck(),
        ProcessorCheck(), SandboxCheck(),
    ]

    func run() async throws {
        let scope = try options.scope
        if let host = options.host {
            throw ControlFailure(.usage, "What is to be looked at is there: ssh \(host) impastoctl doctor")
        }
        let machine = await ExaminedMachine.examine(scope, configuration: config.map { FilePath($0) })
        if dropIn { return try printDropIn(machine) }

        var findings: [Finding] = []
        for check in Self.checks { findings += await check.findings(on: machine) }
        try options.printer.list(findings, text: findings.map(\.text).joined())
        let errors = findings.count { $0.verdict == .error }, warnings = findings.count { $0.verdict == .warning }
        let summary = "\(errors) errors, \(warnings) warnings."
        guard errors == 0 else { throw ControlFailure(.failed, summary) }
        options.say(summary)
    }

    private func printDropIn(_ machine: ExaminedMachine) throws {
        let dropIn = try DropIn(
            for: machine.folders,
            beside: machine.isSystem ? machine.unit ?? .shipped : Unit(showing: "")
        )
        // Whoever installs it should know that even where it is to be quiet.
        dropIn.remarks.forEach(Talk.say)
        guard dropIn.isNeeded else {
            guard dropIn.remarks.isEmpty else { return }
            return options.say("The unit lets the daemon into all its folders; no drop-in is needed.")
        }
        try options.printer.write(dropIn.text)
        options.say(
            """
            To put it into place:
              sudo mkdir -p /etc/systemd/system/impastod.service.d
              impastoctl doctor --drop-in --quiet | sudo tee /etc/systemd/system/impastod.service.d/folders.conf
              sudo systemctl daemon-reload && sudo systemctl restart impastod
            """
        )
    }
}
