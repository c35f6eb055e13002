import ArgumentParser
import Contract
import Systemd

/// Jobs, or the whole queue, going on.
struct Resume: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Let paused jobs, or the whole queue, go on.")

    @OptionGroup var options: GlobalOptions

    @Argument(
        help: ArgumentHelp("The jobs' numbers; none for the whole queue.", valueName: "id"),
        completion: .pausedJobs
    )
    var ids: [UInt64] = []

    @Flag(help: "The whole queue, and all jobs that were paused by their numbers.")
    var all = false

    func validate() throws {
        if all, !ids.isEmpty { throw ValidationError("Either numbers or --all.") }
    }

    func run() async throws {
        try await options.withDaemon { daemon in
            guard !ids.isEmpty else {
                _ = try await daemon.order(ManagerInterface.resumeAll, [:])
                options.say("The queue goes on.")
                if all { try await resume(daemon.jobs(JobFilter(states: [.paused])).map(\.id), at: daemon) }
                return
            }
            try await resume(ids, at: daemon)
        }
    }

    private func resume(_ ids: [UInt64], at daemon: Daemon) async throws {
        let outcomes = try await daemon.each(ids) { id in
            _ = try await daemon.order(ManagerInterface.resumeJob, WithOptions(id))
            options.say("Job \(id) goes on.")
        }
        try outcomes.check()
    }
}
