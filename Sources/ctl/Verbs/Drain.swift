import ArgumentParser
import Contract
import Systemd

/// The queue, running empty of workers.
struct Drain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Start no more jobs, and return when the running ones have ended.",
        discussion: "Pictures are still accepted, and wait. The queue goes on by: impastoctl resume"
    )

    @OptionGroup var options: GlobalOptions

    @Option(help: ArgumentHelp("Why no more jobs are started, for others to see.", valueName: "text"))
    var reason = ""

    func run() async throws {
        try await options.withDaemon { daemon in
            // Listen first, lest the last job end unheard.
            let removals = try await daemon.manager.signals(ManagerInterface.jobRemoved)
            _ = try await daemon.order(ManagerInterface.drain, WithOptions(reason))
            var ends = removals.makeAsyncIterator()
            while try await daemon.manager.get(ManagerInterface.running) > 0 {
                guard await ends.next() != nil else { break }
            }
            options.say("No job runs. The queue goes on by: impastoctl resume")
        }
    }
}
