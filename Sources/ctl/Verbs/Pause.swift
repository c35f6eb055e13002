import ArgumentParser
import Contract
import Systemd

/// Jobs, or the whole queue, paused.
struct Pause: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Pause jobs, or the whole queue.",
        discussion: """
            A paused job's worker is stopped and gives its memory back. While the queue is paused no job is started. \
            To let running jobs end first, use: impastoctl drain
            """
    )

    @OptionGroup var options: GlobalOptions

    @Argument(
        help: ArgumentHelp("The jobs' numbers; none for the whole queue.", valueName: "id"),
        completion: .pausableJobs
    )
    var ids: [UInt64] = []

    @Option(help: ArgumentHelp("Why the queue is paused, for others to see.", valueName: "text"))
    var reason = ""

    func run() async throws {
        try await options.withDaemon { daemon in
            guard !ids.isEmpty else {
                _ = try await daemon.order(ManagerInterface.pause, WithOptions(reason))
                return options.say("The queue is paused. It goes on by: impastoctl resume")
            }
            let outcomes = try await daemon.each(ids) { id in
                _ = try await daemon.order(ManagerInterface.pauseJob, WithOptions(id))
                options.say("Job \(id) is paused.")
            }
            try outcomes.check()
        }
    }
}
