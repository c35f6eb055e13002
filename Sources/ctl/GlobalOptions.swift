import ArgumentParser
import Contract
import Systemd

/// The options that every verb has.
struct GlobalOptions: ParsableArguments {
    @Flag(help: "Talk to the daemon of the machine or to your own. (default: system for root, else user)")
    var bus: BusChoice?

    @Option(
        name: [.customShort("H"), .long],
        help: ArgumentHelp("Talk to the daemon of another machine, by ssh.", valueName: "[user@]host")
    )
    var host: String?

    @Flag(help: "Read the queue from its file, without a daemon; for list, history, show and status.")
    var offline = false

    @Option(
        help: ArgumentHelp("With --offline: the directory of the queue, instead of its usual place.", valueName: "dir"),
        completion: .directory
    )
    var stateDirectory: String?

    @Option(help: ArgumentHelp("Print what is listed as JSON.", valueName: "pretty|short|off"))
    var json: JSONForm = .off

    @Flag(name: .customShort("j"), help: "The same as --json=pretty on a terminal and --json=short elsewhere.")
    var prefersJSON = false

    @Flag(name: .customLong("no-pager"), help: "Do not show long lists in a pager.")
    var omitsPager = false

    @Flag(name: .customLong("no-legend"), help: "Print no headings.")
    var omitsLegend = false

    @Flag(name: .shortAndLong, help: "Say nothing but data and errors.")
    var quiet = false

    @Flag(name: .customLong("no-ask-password"), help: "Have nobody asked for a password.")
    var asksNoPassword = false

    /// How lists are printed.
    var printer: Printer {
        Printer(
            json: prefersJSON && json == .off ? .automatic : json,
            hasLegend: !omitsLegend,
            pager: omitsPager ? nil : .current
        )
    }

    /// Which daemon is meant.
    ///
    /// - Throws: `ControlFailure` where none is to be asked, though the verb needs one.
    var scope: Scope {
        get throws {
            guard !offline else {
                throw ControlFailure(
                    .usage,
                    "That takes a daemon; --offline is for list, history, show and status."
                )
            }
            return try Scope.chosen(bus, host: host)
        }
    }

    func validate() throws {
        guard offline || stateDirectory == nil else {
            throw ValidationError("--state-directory is where --offline reads; a daemon is chosen by its bus.")
        }
        guard !offline || host == nil else {
            throw ValidationError("--offline reads files of this machine, and --host means another one.")
        }
    }

    /// Tells people what happened.
    func say(_ message: String) {
        if !quiet { Talk.say(message) }
    }

    /// What shows on a terminal how far several jobs are; nil where nobody would see it.
    func progressLine(of ids: [UInt64], at daemon: Daemon) -> (any ProgressDisplay)? {
        Talk.isLive && !quiet ? ProgressLine(daemon, ids) : nil
    }

    /// Connects to the daemon's bus, does `body` and disconnects; errors become what the program ends with.
    func withDaemon(_ body: (Daemon) async throws -> Void) async throws {
        let scope = try scope
        do {
            let connection = try await BusConnection.open(scope.address, allowsInteraction: !asksNoPassword)
            let isAgentWanted = scope.address == .system && !asksNoPassword && PasswordAgent.isWanted
            let agent = isAgentWanted ? PasswordAgent() : nil
            defer { agent?.end() }
            try await body(Daemon(connection, mayAskPeople: !asksNoPassword, agent: agent))
            await connection.close()
        } catch {
            throw await ControlFailure(error, on: scope)
        }
    }
}
