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
                jobsAtOnce: values[ManagerInterface.maxParallel]
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

        private enum CodingKeys: String, CodingKey {
            case version, state, paused, queued, running, failed
            case pauseReason = "pause_reason"
            case jobsAtOnce = "jobs_at_once"
        }
    }
}
