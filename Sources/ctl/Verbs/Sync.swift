import ArgumentParser
import Contract
import Systemd

/// A folder waited for.
struct Sync: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Wait until everything that was dropped into a folder is queued.",
        discussion: "Files that are still being written are not waited for. Exits with 124 on timeout."
    )

    @OptionGroup var options: GlobalOptions

    @Argument(help: "The folder's name.", completion: .folders)
    var folder: String

    @Option(help: ArgumentHelp("How long to wait at most.", valueName: "seconds"))
    var timeout = 60.0

    func validate() throws {
        guard timeout > 0, timeout < 1e9 else {
            throw ValidationError("--timeout takes a number of seconds greater than 0.")
        }
    }

    func run() async throws {
        try await options.withDaemon { daemon in
            try await daemon.sync(folder, within: .seconds(timeout))
        }
    }
}

extension Daemon {
    /// Returns when everything that was dropped into a folder is queued.
    ///
    /// - Throws: `ControlFailure` when that takes longer than `limit`.
    func sync(_ folder: String, within limit: Duration) async throws {
        let end = ContinuousClock.now + limit
        while true {
            // The bus gives a call 25 seconds.
            let slice = min(end - ContinuousClock.now, .seconds(20))
            guard slice > .zero else { throw ControlFailure(.timeout, "Not everything has settled in time.") }
            let request = FolderSync(folder: folder, timeout: UInt64(slice / .microseconds(1)))
            do {
                _ = try await manager.call(ManagerInterface.syncFolder, WithOptions(request))
                return
            } catch let error as ServiceError where error.code == .syncTimeout {
                continue
            }
        }
    }
}
