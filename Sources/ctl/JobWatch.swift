import Contract
import Systemd

/// Waits for jobs to end.
///
/// It listens before anything is asked, so that no end is missed, and it listens for the daemon's end too, so that it
/// does not wait for ever.
struct JobWatch {
    private let daemon: Daemon
    private let removals: AsyncStream<JobRemoval>
    private let owners: AsyncStream<String?>

    init(_ daemon: Daemon) async throws {
        self.daemon = daemon
        removals = try await daemon.manager.signals(ManagerInterface.jobRemoved)
        owners = try await daemon.manager.owners()
    }

    /// Returns how each of the jobs ended, once all have.
    func results(of ids: [UInt64], timeout: Duration?, showsProgress: Bool) async throws -> [UInt64: JobResult] {
        try await withThrowingTaskGroup(of: [UInt64: JobResult]?.self) { group in
            group.addTask { try await ends(of: ids) }
            group.addTask {
                for await owner in owners where owner == nil {
                    throw BusError(.noReply, "It ended while jobs were waited for.")
                }
                return nil
            }
            if let timeout {
                group.addTask {
                    try await Task.sleep(for: timeout)
                    throw ControlFailure(.timeout, "The time is over; the work goes on.")
                }
            }
            if showsProgress {
                group.addTask {
                    try await ProgressLine(daemon, ids).run()
                    return nil
                }
            }
            defer { group.cancelAll() }
            while let results = try await group.next() {
                if let results { return results }
            }
            throw CancellationError()
        }
    }

    private func ends(of ids: [UInt64]) async throws -> [UInt64: JobResult] {
        var results: [UInt64: JobResult] = [:]
        for id in ids {
            // A job that is over already sends no signal any more.
            if let state = try await daemon.details(of: id).state, state.isFinal {
                results[id] = JobResult(rawValue: state.rawValue)
            }
        }
        let wanted = Set(ids)
        if results.count == wanted.count { return results }
        for await removal in removals where wanted.contains(removal.id) {
            results[removal.id] = removal.result
            if results.count == wanted.count { return results }
        }
        throw BusError(.disconnected, "The bus is gone.")
    }
}
