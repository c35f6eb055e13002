import ArgumentParser
import Systemd

/// The options that every verb has.
struct GlobalOptions: ParsableArguments {
    @Flag(help: "Talk to the daemon of the machine or to your own. (default: system for root, else user)")
    var bus: BusChoice?

    @Option(help: ArgumentHelp("Print what is listed as JSON.", valueName: "pretty|short|off"))
    var json: JSONForm = .off

    @Flag(name: .customShort("j"), help: "The same as --json=pretty on a terminal and --json=short elsewhere.")
    var prefersJSON = false

    @Flag(name: .customLong("no-legend"), help: "Print no headings.")
    var omitsLegend = false

    @Flag(name: .shortAndLong, help: "Say nothing but data and errors.")
    var quiet = false

    /// How lists are printed.
    var printer: Printer {
        Printer(json: prefersJSON && json == .off ? .automatic : json, hasLegend: !omitsLegend)
    }

    /// Tells people what happened.
    func say(_ message: String) {
        if !quiet { Talk.say(message) }
    }

    /// Connects to the daemon's bus, does `body` and disconnects; errors become what the program ends with.
    func withDaemon(_ body: (Daemon) async throws -> Void) async throws {
        let scope = try Scope.chosen(bus)
        do {
            let connection = try await BusConnection.open(scope.address)
            try await body(Daemon(connection))
            await connection.close()
        } catch {
            throw ControlFailure(error, on: scope)
        }
    }
}
