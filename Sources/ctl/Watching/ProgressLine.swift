import Contract
import Systemd

/// A line at the bottom of a terminal that shows how far several jobs are.
struct ProgressLine: ProgressDisplay {
    private let daemon: Daemon
    private let ids: [UInt64]

    init(_ daemon: Daemon, _ ids: [UInt64]) {
        self.daemon = daemon
        self.ids = ids
    }

    /// Draws the line twice a second.
    func run() async throws {
        while true {
            var parts: [String] = []
            for id in ids {
                // A job whose object is gone is over, and shown no more.
                guard let values = try? await daemon.job(id).properties(of: JobInterface.description),
                    let state = values[JobInterface.state], !state.isFinal
                else { continue }
                let progress = values[JobInterface.progress].flatMap { $0 < 0 ? nil : Words.percent($0) }
                parts.append("job \(id) \(progress ?? state.rawValue)")
            }
            Talk.overwrite(Terminal.cut(parts.joined(separator: ", ")))
            try await Task.sleep(for: .milliseconds(500))
        }
    }
    /// Leaves nothing of it.
    func end() {
        Talk.overwrite("")
    }
}
