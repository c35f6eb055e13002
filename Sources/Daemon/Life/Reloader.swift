import Contract
import Jobs
import Logging
import SystemPackage
import Systemd

/// Reads the configuration and the recipes again, on SIGHUP or when a client asks for it.
actor Reloader {
    private let file: FilePath?
    private let settings: Settings
    private let queue: JobQueue
    private let intake: Intake
    private let situation: Situation
    private let notifier: Notifier
    private let logger: Logger

    /// Makes a reloader; without a file only recipes can be read again.
    init(
        file: FilePath?,
        settings: Settings,
        queue: JobQueue,
        intake: Intake,
        situation: Situation,
        notifier: Notifier,
        logger: Logger
    ) {
        self.file = file
        self.settings = settings
        self.queue = queue
        self.intake = intake
        self.situation = situation
        self.notifier = notifier
        self.logger = logger
    }

    /// Reads all again; a configuration that is wrong changes nothing.
    ///
    /// - Returns: For each folder, by name, what is wrong with its recipe; nil where nothing is.
    /// - Throws: `ServiceError` when the configuration is wrong.
    func reload() async throws -> [String: String?] {
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
            try await reloadConfiguration()
        } catch {
            logger.error("the configuration stays as it was: \(error)")
            throw ServiceError(.configInvalid, "\(error)")
        }
        let troubles = await intake.reloadStyles()
        logger.notice("reloaded")
        return troubles
    }

    private func reloadConfiguration() async throws {
        guard let file else { return }
        let fresh = try DaemonConfiguration(file: file)
        _ = try WorkerLocation.find(fresh.worker.path)
        let old = settings.current
        settings.current = fresh
        await queue.setFolderLimits(fresh.folderLimits)
        if fresh.jobsAtOnce != old.jobsAtOnce { await queue.setLimit(fresh.jobsAtOnce) }
        await intake.watch(fresh.folders)
    }
}
