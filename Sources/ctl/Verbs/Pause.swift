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

    @Flag(help: "All jobs that are not over, one by one; what is dropped later is painted.")
    var all = false

    @Option(help: ArgumentHelp("Why the queue is paused, for others to see.", valueName: "text"))
    var reason = ""

    func validate() throws {
        if all, !ids.isEmpty { throw ValidationError("Either numbers or --all.") }
    }

    func run() async throws {
        try await options.withDaemon { daemon in
            guard all || !ids.isEmpty else {
                _ = try await daemon.order(ManagerInterface.pause, WithOptions(reason))
                return options.say("The queue is paused. It goes on by: impastoctl resume")
            }
            let pausable = JobFilter(states: [.queued, .waiting, .running])
            let ids = all ? try await daemon.jobs(pausable).map(\.id) : ids
            let outcomes = try await daemon.each(ids) { id in
                _ = try await daemon.order(ManagerInterface.pauseJob, WithOptions(id))
                options.say("Job \(id) is paused.")
            }
            try outcomes.check()
        }
    }
}
