import ArgumentParser
import Contract
import Systemd

/// The rank of a job changed.
struct Priority: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Have a job painted before or after others.",
        discussion: "Among the jobs that wait, those with the smallest number go first, and of equals the oldest."
    )

    @OptionGroup var options: GlobalOptions

    @Argument(help: "The job's number.", completion: .openJobs)
    var id: UInt64

    @Argument(help: ArgumentHelp("Its new rank, -1000 to 1000.", valueName: "rank"))
    var priority: Int32

    func run() async throws {
        try await options.withDaemon { daemon in
            let order = JobPriority(id: id, priority: priority)
            _ = try await daemon.order(ManagerInterface.setJobPriority, WithOptions(order))
            options.say("Job \(id) has the rank \(priority) now.")
        }
    }
}
