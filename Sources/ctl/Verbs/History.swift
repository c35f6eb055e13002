import ArgumentParser
import Contract
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
        let filter = JobFilter(
            states: states.isEmpty ? [.done, .failed, .canceled] : states,
            folder: folder,
            includesHistory: true,
            since: since?.microseconds
        )
        guard !options.offline else { return try show(try await OfflineQueue.read(options).passing(filter)) }
        try await options.withDaemon { daemon in
            let pipe = try await daemon.manager.call(ManagerInterface.exportJobs, filter)
            try show(try ExportedJobs(try Self.bytes(of: pipe)).jobs)
        }
    }

    private func show(_ jobs: [JobDetails]) throws {
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

    private static func bytes(of pipe: BusDescriptor) throws -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = try buffer.withUnsafeMutableBytes { try FileDescriptor(rawValue: pipe.rawValue).read(into: $0) }
            guard count > 0 else { return bytes }
            bytes += buffer[..<count]
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
