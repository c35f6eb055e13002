import ArgumentParser
import Contract
import Systemd

/// The queue, running empty of workers.
struct Drain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Start no more jobs, and return when the running ones have ended.",
        discussion: """
            Pictures are still accepted, and wait. A job has ended when its painting is in the outbox, and does not run \
            either when it was paused or put off. The queue goes on by: impastoctl resume
            """
    )

    @OptionGroup var options: GlobalOptions

    @Option(help: ArgumentHelp("Why no more jobs are started, for others to see.", valueName: "text"))
    var reason = ""

    func run() async throws {
        try await options.withDaemon { daemon in
            let watch = try await QueueWatch(daemon)
            _ = try await daemon.order(ManagerInterface.drain, WithOptions(reason))
            try await watch.rest()
            options.say("No job runs. The queue goes on by: impastoctl resume")
        }
    }
}
