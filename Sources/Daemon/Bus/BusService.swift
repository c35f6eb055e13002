import Contract
import Jobs
import ServiceLifecycle
import Systemd

/// Keeps what the bus shows up to date, until the bus or the daemon ends.
struct BusService: Service {
    let bus: BusConnection
    let objects: JobObjects
    let folders: FolderObjects

    /// How the folders are.
    let overviews: AsyncStream<IntakeOverview>

    /// What happens in the queue since ``JobObjects/showAll()``.
    let events: AsyncStream<JobEvent>

    func run() async throws {
        try await cancelWhenGracefulShutdown {
            try await withThrowingTaskGroup { group in
                group.addTask {
                    for await event in events {
                        try await objects.follow(event)
                        if case .status(let status) = event { try await folders.follow(status) }
                    }
                }
                group.addTask {
                    for await overview in overviews { try await folders.follow(overview) }
                }
                group.addTask {
                    await bus.disconnected()
                    try Task.checkCancellation()
                    throw DaemonFailure.busGone
                }
                defer { group.cancelAll() }
                while !Task.isCancelled { try await group.next() }
            }
        }
    }
}
