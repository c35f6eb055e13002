import Contract
import Jobs
import Logging
import SystemPackage
import Systemd

/// Reads the configuration and the recipes again, on SIGHUP or when a client asks for it.
actor Reloader {
    private let store: SettingsStore
    private let settings: Settings
    private let queue: JobQueue
    private let intake: Intake
    private let situation: Situation
    private let bus: BusConnection
    private let notifier: Notifier
    private let logger: Logger

    /// The turn that was given last: the next one begins after it.
    private var lastTurn: Task<Void, Never>?

    init(
        store: SettingsStore,
        settings: Settings,
        queue: JobQueue,
        intake: Intake,
        situation: Situation,
        bus: BusConnection,
        notifier: Notifier,
        logger: Logger
    ) {
        self.store = store
        self.settings = settings
        self.queue = queue
        self.intake = intake
        self.situation = situation
        self.bus = bus
        self.notifier = notifier
        self.logger = logger
    }

    /// Reads all again; a configuration that is wrong changes nothing.
    ///
    /// - Returns: For each folder, by name, what is wrong with its recipe; nil where nothing is.
    /// - Throws: `ServiceError` when the configuration is wrong.
    func reload() async throws -> [String: String?] {
        try await inTurn { try await self.reloadNow() }
    }

    /// Changes what was set over the bus, and takes it up.
    ///
    /// - Parameters:
    ///   - takesBack: Whether it does nothing but take back what was set.
    ///   - change: Is made to what is stored; until it is taken up, no other change is begun.
    /// - Throws: `ServiceError` when the configuration would not be in order, and whatever `change` throws; nothing is
    ///   changed then.
    func change(
        takesBack: Bool = false,
        _ change: @escaping @Sendable (inout StoredSettings) throws -> Void
    ) async throws {
        try await inTurn { try await self.changeNow(takesBack, change) }
    }

    /// Does something with the configuration when everything that was begun before is done.
    ///
    /// An actor alone does not see to that: while it waits for the queue or the watch, it would begin the next change, and
    /// what is in force in the end would not be what is stored.
    private func inTurn<Value: Sendable>(_ work: @escaping @Sendable () async throws -> Value) async throws -> Value {
        let before = lastTurn
        let turn = Task {
            await before?.value
            return try await work()
        }
        lastTurn = Task { _ = await turn.result }
        return try await turn.value
    }

    private func reloadNow() async throws -> [String: String?] {
        try? notifier.reloading()
        do {
            let troubles = try await reloadAll()
            try? notifier.ready(status: await situation.line)
            return troubles
        } catch {
            try? notifier.ready(status: await situation.line)
            throw error
        }
    }

    private func reloadAll() async throws -> [String: String?] {
        do {
            await takeUp(try store.read())
        } catch {
            logger.note(.configurationRefused, .error, "the configuration stays as it was: \(error)")
            throw ServiceError(.configInvalid, "\(error)")
        }
        let troubles = await intake.reloadStyles()
        logger.note(.reloaded, .notice, "reloaded")
        return troubles
    }

    private func changeNow(
        _ takesBack: Bool,
        _ change: @Sendable (inout StoredSettings) throws -> Void
    ) async throws {
        do {
            await takeUp(try store.change(takesBack: takesBack, change))
        } catch let error as ConfigurationError {
            throw ServiceError(.configInvalid, "\(error)")
        }
    }

    private func takeUp(_ fresh: DaemonConfiguration) async {
        let old = settings.current
        settings.current = fresh
        await queue.setFolderLimits(fresh.folderLimits)
        if fresh.jobsAtOnce != old.jobsAtOnce {
            await queue.setLimit(fresh.jobsAtOnce)
            let limit = UInt32(clamping: fresh.jobsAtOnce)
            // Without a bus there is nobody to be shown it.
            try? await bus.update(ManagerInterface.maxParallel, to: limit, at: BusNames.manager)
        }
        await intake.watch(fresh.folders)
    }
}
