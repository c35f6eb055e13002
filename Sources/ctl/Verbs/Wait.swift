import ArgumentParser
import Contract
import Systemd

/// Jobs waited for.
struct Wait: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Wait until jobs are over.",
        discussion: "Exits with 0 when all are painted, 1 when one failed, 3 when one was canceled, 124 on timeout."
    )

    @OptionGroup var options: GlobalOptions

    @Argument(help: ArgumentHelp("The jobs' numbers.", valueName: "id"))
    var ids: [UInt64]

    @Option(help: ArgumentHelp("How long to wait at most.", valueName: "seconds"))
    var timeout: Double?

    func validate() throws {
        if let timeout, !(timeout > 0 && timeout < 1e9) {
            throw ValidationError("--timeout takes a number of seconds greater than 0.")
        }
    }

    func run() async throws {
        try await options.withDaemon { daemon in
            let watch = try await JobWatch(daemon)
            try await watch.wait(for: ids, timeout: timeout.map { .seconds($0) }, options)
        }
    }
}

extension JobWatch {
    /// Waits for the jobs, says how they ended, and fails unless all are painted.
    func wait(for ids: [UInt64], timeout: Duration?, _ options: GlobalOptions) async throws {
        let showsProgress = Talk.isLive && !options.quiet
        let results = try await results(of: ids, timeout: timeout, showsProgress: showsProgress)
        for id in ids {
            options.say("Job \(id): \((results[id] ?? .none).rawValue).")
        }
        let failed = ids.filter { results[$0] == .failed }
        guard failed.isEmpty else {
            let reasons = failed.map { "impastoctl show \($0)" }.joined(separator: ", ")
            throw ControlFailure(.failed, "Why: \(reasons)")
        }
        if results.values.contains(.canceled) {
            throw ControlFailure(.canceled, "Canceled jobs run again by: impastoctl retry ID")
        }
    }
}
