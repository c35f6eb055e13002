import Contract
import Jobs
import ServiceLifecycle
import Systemd

/// Keeps what the bus shows up to date, until the bus or the daemon ends.
struct BusService: Service {
    let bus: BusConnection
    let queue: JobQueue
    let objects: JobObjects

    /// What happens in the queue since ``JobObjects/showAll()``.
    let events: AsyncStream<JobEvent>

    /// How many jobs clients want painted at once.
    let limits: AsyncStream<Int>

    func run() async throws {
        try await cancelWhenGracefulShutdown {
            try await withThrowingTaskGroup { group in
                group.addTask {
                    for await event in events { try await objects.follow(event) }
                }
                group.addTask {
                    for await limit in limits { await queue.setLimit(limit) }
                }
                group.addTask {
                    await bus.disconnected()
                    try Task.checkCancellation()
                    throw DaemonFailure(.busUnavailable, "the message bus is gone; jobs go on after a restart")
                }
                defer { group.cancelAll() }
                while !Task.isCancelled { try await group.next() }
            }
        }
    }
}
