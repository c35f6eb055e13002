import Contract
import Jobs
import Logging
import ServiceLifecycle
import SystemPackage
import Systemd
import UnixSignals
import Watcher

/// Puts the rooms together and runs them until the daemon is told to end.
struct Assembly {
    private let plan: LaunchPlan
    private let environment: ServiceEnvironment
    private let logger: Logger

    init(_ plan: LaunchPlan, environment: ServiceEnvironment, logger: Logger) {
        self.plan = plan
        self.environment = environment
        self.logger = logger
    }

    /// Starts in the order of daemon(7): state, folders, bus objects, and last the name that makes clients come.
    ///
    /// - Throws: Any error of the rooms; `DaemonFailure` says what it means.
    func run() async throws {
        // First of all, or a SIGHUP that comes early would end the daemon.
        let hangups = await UnixSignalsSequence(trapping: .sighup)
        let state = try await StateDirectory(plan.state)
        let settings = Settings(plan.settings)
        let queue = try JobQueue(
            path: state.queue.string,
            limit: plan.settings.jobsAtOnce,
            backOff: BackOff(first: plan.settings.retry)
        )
        await queue.setFolderLimits(plan.settings.folderLimits)
        let painter = Painter(
            settings: settings,
            queue: queue,
            worker: plan.worker,
            workDirectory: try state.workDirectory(),
            logger: logger
        )
        let watch = try FolderWatch()
        let intake = Intake(watch: watch, queue: queue, logger: logger, retryInterval: plan.settings.retry)
        let situation = Situation(await queue.status)
        let notifier = Notifier(socketPath: environment.notifySocket)
        let reloader = Reloader(
            file: plan.file,
            settings: settings,
            queue: queue,
            intake: intake,
            situation: situation,
            notifier: notifier,
            logger: logger
        )

        let bus = try await BusConnection.open(plan.bus)
        let objects = JobObjects(bus: bus, queue: queue, settings: settings)
        let (limits, limit) = AsyncStream<Int>.makeStream()
        let handlers = ManagerHandlers(
            queue: queue,
            commands: JobCommands(queue: queue),
            intake: intake,
            listing: JobListing(queue: queue, objects: objects),
            reloader: reloader,
            limits: limit
        )
        var properties = await queue.status.properties
        properties[ManagerInterface.version] = Impastod.version
        properties[ManagerInterface.state] = .starting
        try await bus.export(handlers.implementation(), at: BusNames.manager, properties: properties)
        try await bus.exportFamily(.job(handlers.commands), under: BusNames.jobs)
        let busEvents = await queue.events()
        try await objects.showAll()
        await intake.watch(plan.settings.folders)
        try await bus.requestName(BusNames.service, patience: .seconds(5))

        // They end in the opposite order: first what brings work, then the workers, last the bus that tells of it.
        let services: [any Service] = [
            BusService(bus: bus, queue: queue, objects: objects, events: busEvents, limits: limits),
            RunnerService(runner: runner(queue, painter)),
            ReloadService(hangups: hangups, reloader: reloader),
            IntakeService(intake: intake),
            StatusService(
                situation: situation,
                queue: queue,
                intake: intake,
                bus: bus,
                notifier: notifier,
                watchdogInterval: environment.watchdogInterval,
                events: await queue.events(),
                logger: logger
            ),
        ]
        defer { withExtendedLifetime(state) {} }
        do {
            try await serve(services)
        } catch {
            await watch.close()
            await bus.close()
            throw error
        }
        await watch.close()
        await bus.close()
    }

    private func runner(_ queue: JobQueue, _ painter: Painter) -> JobRunner {
        JobRunner(queue: queue, executor: painter, logger: logger, retryInterval: plan.settings.retry)
    }

    private func serve(_ services: [any Service]) async throws {
        var quiet = logger
        quiet.logLevel = .warning
        let group = ServiceGroup(
            services: services,
            gracefulShutdownSignals: [.sigterm, .sigint],
            logger: quiet
        )
        try await group.run()
    }
}
