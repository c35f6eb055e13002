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

    /// Returns how each of the jobs ended, once all have; shows meanwhile how far they are.
    func results(
        of ids: [UInt64],
        timeout: Duration?,
        display: (any ProgressDisplay)?
    ) async throws -> [UInt64: JobResult] {
        try await withThrowingTaskGroup(of: [UInt64: JobResult]?.self) { group in
            group.addTask { try await awaitEnds(of: ids) }
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
            if let display {
                group.addTask {
                    try await display.run()
                    return nil
                }
            }
            defer { group.cancelAll() }
            while let results = try await group.next() {
                guard let results else { continue }
                try await display?.end()
                return results
            }
            throw CancellationError()
        }
    }

    /// Waits for the jobs, says how they ended, and fails unless all are painted.
    ///
    /// ^C ends the waiting alone, and says so.
    func wait(
        for ids: [UInt64],
        timeout: Duration?,
        _ options: GlobalOptions,
        display: (any ProgressDisplay)?
    ) async throws {
        let ends = try await Detachment.offered(to: ids) {
            try await results(of: ids, timeout: timeout, display: display)
        }
        for id in ids {
            options.say("Job \(id): \((ends[id] ?? .none).rawValue).")
        }
        let failed = ids.filter { ends[$0] == .failed }
        guard failed.isEmpty else {
            let reasons = failed.map { "impastoctl show \($0)" }.joined(separator: ", ")
            throw ControlFailure(.failed, "Why: \(reasons)")
        }
        if ends.values.contains(.canceled) {
            throw ControlFailure(.canceled, "Canceled jobs run again by: impastoctl retry ID")
        }
    }

    private func awaitEnds(of ids: [UInt64]) async throws -> [UInt64: JobResult] {
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
