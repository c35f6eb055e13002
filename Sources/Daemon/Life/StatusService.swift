import Contract
import Jobs
import Logging
import ServiceLifecycle
import Systemd

/// Tells the service manager and the bus how the daemon is.
struct StatusService: Service {
    /// Nobody reads faster than this, and every line costs a message to the manager.
    private static let pace = Duration.milliseconds(500)

    let situation: Situation
    let queue: JobQueue
    let intake: Intake
    let bus: BusConnection
    let notifier: Notifier
    let watchdogInterval: Duration?
    let events: AsyncStream<JobEvent>
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            await withDiscardingTaskGroup { group in
                group.addTask { await follow() }
                group.addTask { for await overview in await intake.changes() { await situation.follow(overview) } }
                group.addTask { await tellChanges() }
                group.addTask { await showState() }
                if let watchdogInterval { group.addTask { await feedWatchdog(every: watchdogInterval / 2) } }
            }
        }
        logger.notice("stopping")
        tell { try notifier.stopping() }
        try? await bus.update(ManagerInterface.state, to: .stopping, at: BusNames.manager)
    }

    private func follow() async {
        var log = JobLog(logger: logger)
        for await event in events {
            log.note(event)
            await situation.follow(event)
        }
    }

    private func tellChanges() async {
        let changes = await situation.changes()
        await tellReady()
        for await _ in changes {
            let line = await situation.line
            tell { try notifier.status(line) }
            guard (try? await Task.sleep(for: Self.pace)) != nil else { return }
        }
    }

    private func showState() async {
        let changes = await situation.changes()
        await updateState()
        for await _ in changes { await updateState() }
    }

    private func updateState() async {
        try? await bus.update(ManagerInterface.state, to: await situation.state, at: BusNames.manager)
    }

    private func tellReady() async {
        let line = await situation.line
        tell { try notifier.ready(status: line) }
        logger.notice("ready: \(line)")
        ProcessMemory.giveBack()
    }

    /// Shows a sign of life only after everybody who matters has shown one.
    private func feedWatchdog(every interval: Duration) async {
        repeat {
            _ = await queue.status
            _ = await intake.overview
            await updateState()
            tell { try notifier.watchdog() }
        } while (try? await Task.sleep(for: interval)) != nil
    }

    private func tell(_ message: () throws -> Void) {
        do {
            try message()
        } catch {
            logger.warning("\(error)")
        }
    }
}
