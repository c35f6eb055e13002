import ArgumentParser
import Contract
import Systemd

/// One job looked at.
struct Watch: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Follow a job until it is over.",
        discussion: """
            A bar with losses and the time that is left on a terminal; a line whenever something has changed elsewhere; and \
            on standard error what the job's worker says. \
            ^C ends the looking on, not the job. Exits as “impastoctl wait” does.
            """
    )

    @OptionGroup var options: GlobalOptions

    @Argument(help: "The job's number.", completion: .openJobs)
    var id: UInt64

    func run() async throws {
        try await options.withDaemon { daemon in
            let watch = try await JobWatch(daemon)
            let display = JobDisplay(daemon, id, options)
            try await watch.wait(for: [id], timeout: nil, options, display: display)
        }
    }
}
