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

    @Argument(help: ArgumentHelp("The jobs' numbers.", valueName: "id"), completion: .openJobs)
    var ids: [UInt64] = []

    @Flag(help: "Wait for all jobs that are not over yet, and for those of pictures that were dropped just now.")
    var all = false

    @Option(help: ArgumentHelp("How long to wait at most.", valueName: "seconds"))
    var timeout: Double?

    func validate() throws {
        if let timeout, !(timeout > 0 && timeout < 1e9) {
            throw ValidationError("--timeout takes a number of seconds greater than 0.")
        }
        if ids.isEmpty != all { throw ValidationError("Which jobs? Say their numbers, or --all.") }
    }

    func run() async throws {
        try await options.withDaemon { daemon in
            let end = timeout.map { ContinuousClock.now + .seconds($0) }
            let watch = try await JobWatch(daemon)
            if all { try await settle(daemon, until: end ?? .now + .seconds(60)) }
            let ids = all ? try await daemon.openJobs() : ids
            try await watch.wait(
                for: ids,
                timeout: end.map { $0 - .now },
                options,
                display: options.progressLine(of: ids, at: daemon)
            )
        }
    }

    /// Waits for what was dropped to be queued; a folder that takes no pictures now has nothing to wait for.
    private func settle(_ daemon: Daemon, until end: ContinuousClock.Instant) async throws {
        for folder in try await daemon.manager.call(ManagerInterface.listFolders, Nothing()) {
            do {
                try await daemon.sync(folder.name, within: end - .now)
            } catch is ServiceError {
                continue
            }
        }
    }
}
