import ArgumentParser
import Contract
import Systemd

/// Jobs canceled.
struct Cancel: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Cancel jobs.")

    @OptionGroup var options: GlobalOptions

    @Argument(help: ArgumentHelp("The jobs' numbers.", valueName: "id"))
    var ids: [UInt64]

    func run() async throws {
        try await options.withDaemon { daemon in
            let outcomes = try await daemon.each(ids) { id in
                _ = try await daemon.manager.call(ManagerInterface.cancelJob, JobCancellation(id: id))
                options.say("Job \(id) is canceled.")
            }
            try outcomes.check()
        }
    }
}
