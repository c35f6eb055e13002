import Contract
import Systemd

/// The queue as its file has it, which impastod reads where it need not run: no bus is asked.
enum OfflineQueue {
    /// Reads the queue of the state directory that is asked for, or of the machine's or the user's daemon.
    ///
    /// - Throws: `ControlFailure` when it cannot be read.
    static func read(_ options: GlobalOptions) async throws -> ExportedJobs {
        let isSystem = try Scope.chosen(options.bus, host: nil).address == .system
        let place = options.stateDirectory.map { ["--state-directory", $0] } ?? []
        let words = ["--export", isSystem ? "--system" : "--user"] + place
        guard let answer = await ProgramAnswer.of(SiblingProgram.daemon, words) else {
            throw ControlFailure(.failed, "There is no impastod beside this impastoctl to read the queue.")
        }
        guard answer.isSuccess else {
            let hint = "(--system, --user and --state-directory choose the queue.)"
            throw ControlFailure(.failed, (answer.complaints(of: .daemon) + [hint]).joined(separator: "\n"))
        }
        return try ExportedJobs(Array(answer.output.utf8))
    }

    /// One job of it.
    ///
    /// - Throws: `ControlFailure` when there is none of that number.
    static func job(_ id: UInt64, _ options: GlobalOptions) async throws -> JobDetails {
        guard let job = try await read(options).jobs.first(where: { $0.id == id }) else {
            throw ControlFailure(.failed, "there is no job \(id)")
        }
        return job
    }
}
