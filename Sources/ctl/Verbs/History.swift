import ArgumentParser
import Contract
import FoundationEssentials
import SystemPackage
import Systemd

/// Jobs that are over.
struct History: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List the jobs that are over.",
        discussion: """
            A time is a date and a time of day, “2026-11-21 18:30”, either of them, today, yesterday, or how long ago it is: \
            “90min ago”, -2h, -3d, -1w.
            """
    )

    @OptionGroup var options: GlobalOptions

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Only jobs that ended then or later.", valueName: "time")
    )
    var since: Moment?

    @Option(help: ArgumentHelp("Only jobs of the folder of this name.", valueName: "folder"), completion: .folders)
    var folder: String?

    @Option(
        name: .customLong("state"),
        parsing: .singleValue,
        help: ArgumentHelp(
            "Only jobs that ended so: done, failed or canceled; may be given several times.",
            valueName: "state"
        )
    )
    var states: [JobState] = []

    func validate() throws {
        guard states.allSatisfy(\.isFinal) else { throw ValidationError("Jobs end done, failed or canceled.") }
    }

    func run() async throws {
        if let host = options.host {
            throw ControlFailure(.usage, "ssh carries no open files. Ask there: ssh \(host) impastoctl history")
        }
        try await options.withDaemon { daemon in
            let filter = JobFilter(
                states: states.isEmpty ? [.done, .failed, .canceled] : states,
                folder: folder,
                includesHistory: true,
                since: since?.microseconds
            )
            let jobs = try Self.read(try await daemon.manager.call(ManagerInterface.exportJobs, filter))
            try options.printer.list(
                jobs,
                [
                    Column("ID", isNumber: true) { String($0.id) },
                    Column("ENDED") { $0.finished.map { Words.date($0, "%Y-%m-%d %H:%M:%S") } ?? "-" },
                    Column("STATE", color: { $0.state.map(Color.init) ?? .plain }) { $0.state?.rawValue ?? "-" },
                    Column("TOOK", isNumber: true) { $0.time.map(Words.duration) ?? "-" },
                    Column("FOLDER") { $0.folder ?? "-" },
                    Column("NAME") { $0.name ?? "-" },
                    Column("ERROR") { String($0.error?.dropFirst(BusNames.errorPrefix.count) ?? "") },
                ]
            )
            if jobs.isEmpty { options.say("No jobs.") }
        }
    }

    private static func read(_ pipe: BusDescriptor) throws -> [JobDetails] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = try buffer.withUnsafeMutableBytes { try FileDescriptor(rawValue: pipe.rawValue).read(into: $0) }
            guard count > 0 else { break }
            bytes += buffer[..<count]
        }
        let decoder = JSONDecoder()
        return try bytes.split(separator: UInt8(ascii: "\n")).map {
            try decoder.decode(JobDetails.self, from: Data($0))
        }
    }
}

extension JobDetails {
    /// How long the last attempt took.
    fileprivate var time: Duration? {
        guard let started, let finished, finished > started else { return nil }
        return .microseconds(finished - started)
    }
}
