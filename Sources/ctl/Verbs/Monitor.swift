import ArgumentParser
import Contract
import Systemd

/// What happens, as it happens.
struct Monitor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print what happens to jobs, folders and the daemon, and what workers say, until it is interrupted.",
        discussion: "A line each; with --json, each is an object."
    )

    @OptionGroup var options: GlobalOptions

    func run() async throws {
        try await options.withDaemon { daemon in
            let printer = options.printer
            var watch = try await EventWatch(daemon)
            options.say("Listening on the \(try options.scope.address).")
            while let event = await watch.next() {
                try printer.line(printer.json == .off ? event.line : Printer.jsonLine(event))
            }
            throw BusError(.disconnected, "The bus is gone.")
        }
    }
}
