import Contract
import Systemd

/// Waits for the queue to have no work in hand.
///
/// As ``JobWatch`` does, it listens before anything is asked, and to the daemon's end too.
struct QueueWatch {
    private let daemon: Daemon
    private let removals: AsyncStream<JobRemoval>
    private let changes: AsyncStream<(ObjectPath, PropertyValues)>
    private let owners: AsyncStream<String?>

    init(_ daemon: Daemon) async throws {
        self.daemon = daemon
        removals = try await daemon.manager.signals(ManagerInterface.jobRemoved)
        changes = try await daemon.manager.changes(of: ManagerInterface.description)
        owners = try await daemon.manager.owners()
    }

    /// Returns when no job runs and no painting is on its way to the outbox.
    func rest() async throws {
        let (news, teller) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        teller.yield()
        try await withThrowingTaskGroup(of: Bool.self) { group in
            group.addTask {
                for await _ in removals { teller.yield() }
                teller.finish()
                return false
            }
            group.addTask {
                // A job may stop running without an end: paused, put off, or for lack of room.
                for await (_, values) in changes {
                    guard values[ManagerInterface.paused] != false else {
                        throw ControlFailure(.failed, "Somebody has let the queue go on meanwhile.")
                    }
                    teller.yield()
                }
                return false
            }
            group.addTask {
                for await owner in owners where owner == nil {
                    throw BusError(.noReply, "It ended while its jobs were waited for.")
                }
                return false
            }
            group.addTask {
                for await _ in news where try await hasNothingInHand() { return true }
                throw BusError(.disconnected, "The bus is gone.")
            }
            defer { group.cancelAll() }
            while let isAtRest = try await group.next(), !isAtRest {}
        }
    }

    private func hasNothingInHand() async throws -> Bool {
        // The list is of this moment; the count has the workers, too, that are yet to stop.
        guard try await daemon.jobs(JobFilter(states: [.running, .publishing])).isEmpty else { return false }
        return try await daemon.manager.get(ManagerInterface.running) == 0
    }
}
