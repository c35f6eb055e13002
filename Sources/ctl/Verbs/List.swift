import ArgumentParser
import Contract
import Systemd

/// The jobs.
struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List the jobs.")

    @OptionGroup var options: GlobalOptions

    @Option(
        name: .customLong("state"),
        parsing: .singleValue,
        help: ArgumentHelp("Only jobs in this state; may be given several times.", valueName: "state")
    )
    var states: [JobState] = []

    @Option(help: ArgumentHelp("Only jobs of the folder of this name.", valueName: "folder"), completion: .folders)
    var folder: String?

    @Flag(help: "Also jobs that were over long ago.")
    var all = false

    func run() async throws {
        let filter = JobFilter(states: states, folder: folder, includesHistory: all)
        guard !options.offline else {
            return try show(try await OfflineQueue.read(options).passing(filter).compactMap(\.summary))
        }
        try await options.withDaemon { try show(try await $0.jobs(filter)) }
    }

    private func show(_ jobs: [JobSummary]) throws {
        try options.printer.list(
            jobs.map(Row.init),
            [
                Column("ID", isNumber: true) { String($0.id) },
                Column("STATE", color: { Color(of: $0.state) }) { $0.state.rawValue },
                Column("DONE", isNumber: true) { $0.progress.map(Words.percent) ?? "-" },
                Column("TRIES", isNumber: true) { String($0.attempts) },
                Column("FOLDER") { $0.folder },
                Column("NAME") { $0.name },
            ]
        )
        if jobs.isEmpty { options.say("No jobs.") }
    }

    private struct Row: Encodable {
        let id: UInt64
        let object: String
        let folder: String
        let name: String
        let state: JobState
        let progress: Double?
        let attempts: UInt32

        init(_ job: JobSummary) {
            id = job.id
            object = job.path.text
            folder = job.folder
            name = job.name
            state = job.state
            progress = job.progress < 0 ? nil : job.progress
            attempts = job.attempts
        }
    }
}
