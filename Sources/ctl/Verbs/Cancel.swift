import ArgumentParser
import Contract
import Systemd

/// Jobs canceled.
struct Cancel: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Cancel jobs.")

    @OptionGroup var options: GlobalOptions

    @Argument(help: ArgumentHelp("The jobs' numbers.", valueName: "id"), completion: .openJobs)
    var ids: [UInt64] = []

    @Flag(help: "Cancel all jobs that are not over yet.")
    var all = false

    func validate() throws {
        if ids.isEmpty != all { throw ValidationError("Which jobs? Say their numbers, or --all.") }
    }

    func run() async throws {
        try await options.withDaemon { daemon in
            let ids = all ? try await daemon.openJobs() : ids
            let outcomes = try await daemon.each(ids) { id in
                _ = try await daemon.order(ManagerInterface.cancelJob, WithOptions(id))
                options.say("Job \(id) is canceled.")
            }
            try outcomes.check()
        }
    }
}
