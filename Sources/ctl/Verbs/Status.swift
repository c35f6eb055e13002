import ArgumentParser
import Contract
import Systemd

/// How the daemon is.
struct Status: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Show how the daemon is and how much there is to do.")

    @OptionGroup var options: GlobalOptions

    func run() async throws {
        guard !options.offline else { return try show(Report(try await OfflineQueue.read(options))) }
        try await options.withDaemon { daemon in
            try show(Report(try await daemon.manager.properties(of: ManagerInterface.description)))
        }
    }

    private func show(_ report: Report) throws {
        try options.printer.facts(
            of: report,
            [
                ("Version", report.version),
                ("State", report.state),
                ("Paused", report.paused == true ? report.pauseReason ?? "yes" : nil),
                ("Queued", report.queued.map(String.init)),
                ("Running", report.running.map(String.init)),
                ("Failed", report.failed.map(String.init)),
                ("Jobs at once", report.jobsAtOnce.map(String.init)),
                ("Watched by", report.watchMode),
                ("Watches of inotify", report.watches.map(String.init)),
                ("Events lost", report.overflows.map { $0 == 1 ? "once" : "\($0) times" }),
            ]
        )
    }

    private struct Report: Encodable {
        var version: String?
        var state: String?
        var paused: Bool?
        var pauseReason: String?
        var queued: UInt32?
        var running: UInt32?
        var failed: UInt32?
        var jobsAtOnce: UInt32?
        var watchMode: String?
        var watches: UInt32?
        var overflows: UInt64?

        private enum CodingKeys: String, CodingKey {
            case version, state, paused, queued, running, failed, overflows
            case pauseReason = "pause_reason"
            case jobsAtOnce = "jobs_at_once"
            case watchMode = "watch_mode"
            case watches = "inotify_watches"
        }

        /// What the daemon tells.
        init(_ values: PropertyValues) {
            version = values[ManagerInterface.version]
            state = values[ManagerInterface.state]?.rawValue
            paused = values[ManagerInterface.paused]
            pauseReason = values[ManagerInterface.pauseReason].flatMap { $0.isEmpty ? nil : $0 }
            queued = values[ManagerInterface.queued]
            running = values[ManagerInterface.running]
            failed = values[ManagerInterface.failed]
            jobsAtOnce = values[ManagerInterface.maxParallel]
            watchMode = values[ManagerInterface.watchMode].flatMap { $0.isEmpty ? nil : $0 }
            watches = values[ManagerInterface.inotifyWatches]
            overflows = values[ManagerInterface.overflows]
        }

        /// What the queue's file tells; what only a daemon knows is left out.
        init(_ queue: ExportedJobs) {
            func count(_ states: JobState...) -> UInt32 {
                UInt32(clamping: queue.jobs.count { $0.state.map(states.contains) ?? false })
            }
            paused = queue.end.pauseReason != nil
            pauseReason = queue.end.pauseReason.flatMap { $0.isEmpty ? nil : $0 }
            queued = count(.queued, .waiting, .paused)
            running = count(.running)
            failed = count(.failed)
        }
    }
}
