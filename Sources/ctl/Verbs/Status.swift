import ArgumentParser
import Contract
import Systemd

/// How the daemon is.
struct Status: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Show how the daemon is and how much there is to do.")

    @OptionGroup var options: GlobalOptions

    func run() async throws {
        try await options.withDaemon { daemon in
            let values = try await daemon.manager.properties(of: ManagerInterface.description)
            let report = Report(
                version: values[ManagerInterface.version],
                state: values[ManagerInterface.state]?.rawValue,
                paused: values[ManagerInterface.paused],
                pauseReason: values[ManagerInterface.pauseReason].flatMap { $0.isEmpty ? nil : $0 },
                queued: values[ManagerInterface.queued],
                running: values[ManagerInterface.running],
                failed: values[ManagerInterface.failed],
                jobsAtOnce: values[ManagerInterface.maxParallel],
                watchMode: values[ManagerInterface.watchMode].flatMap { $0.isEmpty ? nil : $0 },
                watches: values[ManagerInterface.inotifyWatches],
                overflows: values[ManagerInterface.overflows]
            )
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
    }

    private struct Report: Encodable {
        let version: String?
        let state: String?
        let paused: Bool?
        let pauseReason: String?
        let queued: UInt32?
        let running: UInt32?
        let failed: UInt32?
        let jobsAtOnce: UInt32?
        let watchMode: String?
        let watches: UInt32?
        let overflows: UInt64?

        private enum CodingKeys: String, CodingKey {
            case version, state, paused, queued, running, failed, overflows
            case pauseReason = "pause_reason"
            case jobsAtOnce = "jobs_at_once"
            case watchMode = "watch_mode"
            case watches = "inotify_watches"
        }
    }
}
