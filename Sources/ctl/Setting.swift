import ArgumentParser
import Contract
import Systemd

/// What can be set while the daemon runs.
enum Setting: String, CaseIterable, ExpressibleByArgument {
    /// How many jobs are painted at once, at most.
    case jobsAtOnce = "jobs-at-once"

    /// The setting's value.
    func value(at daemon: Daemon) async throws -> String {
        switch self {
        case .jobsAtOnce: String(try await daemon.manager.get(ManagerInterface.maxParallel))
        }
    }

    /// Gives the setting a new value.
    func set(_ text: String, at daemon: Daemon) async throws {
        switch self {
        case .jobsAtOnce:
            guard let number = UInt32(text) else {
                throw ControlFailure(.usage, "jobs-at-once takes a whole number, and \"\(text)\" is none.")
            }
            try await daemon.manager.set(ManagerInterface.maxParallel, to: number)
        }
    }
}
