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

    @Argument(help: ArgumentHelp("The jobs' numbers.", valueName: "id"))
    var ids: [UInt64]

    func run() async throws {
        try await options.withDaemon { daemon in
            let outcomes = try await daemon.each(ids) { id in
                let job = try await daemon.manager.call(ManagerInterface.retryJob, JobRetry(id: id))
                return Row(id: job.id, object: job.path.text)
            }
            try options.printer.list(outcomes.rows, [Column("ID") { String($0.id) }], hasHeadings: false)
            try outcomes.check()
        }
    }

    private struct Row: Encodable {
        let id: UInt64
        let object: String
    }
}
