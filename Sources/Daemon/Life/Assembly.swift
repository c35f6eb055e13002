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
    private let threshold: LogThreshold

    init(_ plan: LaunchPlan, environment: ServiceEnvironment, logger: Logger, threshold: LogThreshold) {
        self.plan = plan
        self.environment = environment
        self.logger = logger
        self.threshold = threshold
    }

    /// Starts in the order of daemon(7): state, folders, bus objects, and last the name that makes clients come.
    ///
    /// - Throws: Any error of the rooms; `DaemonFailure` says what it means.
    func run() async throws {
        // First of all, or a SIGHUP that comes early would end the daemon.
        let hangups = await UnixSignalsSequence(trapping: .sighup)
        let state = try await StateDirectory(plan.state)
        let store = SettingsStore(
            file: plan.file,
            stored: state.settings,
            trustsRecipes: plan.trustsRecipes,
            logger: logger
        )
        let initial = try store.read()
        let settings = Settings(initial)
        let queue = try JobQueue(
            path: state.queue.string,
            limit: initial.jobsAtOnce,
            backOff: BackOff(first: initial.retry)
        )
        await queue.setFolderLimits(initial.folderLimits)
        JobLog(logger: logger).note(recovered: queue.recovered)
        let claims = InboxClaims(in: Locations.locks)
        let painter = Painter(
            settings: settings,
            queue: queue,
            claims: claims,
            worker: plan.worker,
            workDirectory: try state.workDirectory(),
            logger: logger
        )
        let watch = try FolderWatch(claims: claims)
        let intake = Intake(
            watch: watch,
            claims: claims,
            queue: queue,
            logger: logger,
            retryInterval: initial.retry
        )
        let situation = Situation(await queue.status)
        let notifier = Notifier(socketPath: environment.notifySocket)

        let bus = try await BusConnection.open(plan.bus)
        let reloader = Reloader(
            store: store,
            settings: settings,
            queue: queue,
            intake: intake,
            situation: situation,
            bus: bus,
            notifier: notifier,
            logger: logger
        )
        let access = Access(bus: bus, isShared: plan.bus == .system)
        try await access.limitCalls(to: 64)
        try await bus.exportObjectManager(at: BusNames.manager)
        let subscribers = try await Subscribers(bus: bus)
        let objects = JobObjects(bus: bus, queue: queue, settings: settings, subscribers: subscribers)
        let folders = FolderObjects(bus: bus, status: await queue.status)
        let listing = JobListing(queue: queue, objects: objects)
        let handlers = ManagerHandlers(
            queue: queue,
            commands: JobCommands(queue: queue, access: access, settings: settings),
            intake: intake,
            listing: listing,
            exports: JobExports(listing: listing, mostOfUser: access.isShared ? 4 : 16),
            objects: objects,
            reloader: reloader,
            settings: SettingsCommands(settings: settings, reloader: reloader, store: store, queue: queue),
            access: access,
            subscribers: subscribers
        )
        var properties = await queue.status.properties
        properties[ManagerInterface.maxParallel] = UInt32(clamping: initial.jobsAtOnce)
        properties[ManagerInterface.version] = Impastod.version
        properties[ManagerInterface.state] = .starting
        properties[ManagerInterface.features] = ServiceFeature.allCases.map(\.rawValue)
        properties.merge(await intake.overview.properties)
        try await bus.export(handlers.implementation(), at: BusNames.manager, properties: properties)
        try await bus.exportFamily(.job(handlers.commands), under: BusNames.jobs)
        try await bus.exportFamily(.folder(queue, intake, access), under: BusNames.folders)
        try await bus.export(
            .logControl(threshold, access),
            at: BusNames.logControl,
            properties: threshold.properties(isJournal: environment.standardErrorIsJournal)
        )
        let busEvents = await queue.events()
        try await objects.showAll()
        await intake.watch(initial.folders)
        try await folders.follow(intake.overview)
        try await bus.requestName(BusNames.service, patience: .seconds(5))

        // They end in the opposite order: first what brings work, then the workers, last the bus that tells of it.
        let services: [any Service] = [
            BusService(
                bus: bus,
                objects: objects,
                folders: folders,
                overviews: await intake.changes(),
                events: busEvents
            ),
            RunnerService(runner: runner(queue, painter, initial)),
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

    private func runner(_ queue: JobQueue, _ painter: Painter, _ configuration: DaemonConfiguration) -> JobRunner {
        JobRunner(queue: queue, executor: painter, logger: logger, retryInterval: configuration.retry)
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
