import ArgumentParser
import Contract
import Systemd

/// Jobs run once more.
struct Retry: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Run failed or canceled jobs once more, or waiting ones at once.",
        discussion: "They keep their numbers, which are printed."
    )

    @OptionGroup var options: GlobalOptions

    @Argument(help: ArgumentHelp("The jobs' numbers.", valueName: "id"), completion: .retryableJobs)
    var ids: [UInt64] = []

    @Flag(help: "Run all jobs once more that failed, however long ago.")
    var failed = false

    func validate() throws {
        if ids.isEmpty != failed { throw ValidationError("Which jobs? Say their numbers, or --failed.") }
    }

    func run() async throws {
        try await options.withDaemon { daemon in
            let ids = failed ? try await failures(at: daemon) : ids
            let outcomes = try await daemon.each(ids) { id in
                let job = try await daemon.order(ManagerInterface.retryJob, WithOptions(id))
                return Row(id: job.id, object: job.path.text)
            }
            try options.printer.list(outcomes.rows, [Column("ID") { String($0.id) }], hasHeadings: false)
            try outcomes.check()
        }
    }

    private func failures(at daemon: Daemon) async throws -> [UInt64] {
        try await daemon.jobs(JobFilter(states: [.failed], includesHistory: true)).map(\.id)
    }

    private struct Row: Encodable {
        let id: UInt64
        let object: String
    }
}
