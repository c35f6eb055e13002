import Contract
import Jobs
import Logging
import SystemPackage
import Watcher

/// The hands of the queue: paints by a worker process and moves files.
struct Painter: Executor {
    let settings: Settings
    let queue: JobQueue
    let claims: InboxClaims
    let worker: FilePath
    let workDirectory: FilePath
    let logger: Logger
    private let forecasts = RoomForecasts()

    func paint(_ job: Job, report: @escaping @Sendable (JobProgress) async -> Void) async throws {
        do {
            try await attempt(job, report: report)
            forecasts[job.id] = nil
        } catch let error as FileError {
            forecasts[job.id] = nil
            throw await excuse(JobFailure(error, .internalError), of: job)
        } catch let failure as JobFailure {
            if failure.consequence != .blocks { forecasts[job.id] = nil }
            throw await excuse(failure, of: job)
        } catch let error as JobError where error.code == .storeUnusable {
            // That is never the picture's fault.
            throw JobFailure(
                code: ServiceErrorCode.internalError.rawValue,
                message: error.message,
                consequence: .waits
            )
        }
    }

    private func attempt(_ job: Job, report: @escaping @Sendable (JobProgress) async -> Void) async throws {
        CrashPoint.attemptBegun.pass()
        let folder = try folder(of: job)
        do throws(WatchError) {
            try claims.claim(folder.inbox, for: folder.name)
        } catch {
            throw JobFailure.inboxClaimed(folder)
        }
        let hidden: HiddenFiles
        do {
            hidden = try HiddenFiles(of: job)
            // What lay in the inbox when the job was queued may be a link by now that leads out of it.
            try await offload { try RecipeBounds(folder: folder).check(job) }
        } catch {
            throw JobFailure(code: ServiceErrorCode.configInvalid.rawValue, message: "\(error)")
        }
        let source = try await offload { try open(job, in: folder) }
        defer { try? source.close() }
        let digests = try await freeze(job, source, in: folder)
        try await offload { try prepare(hidden) }
        if try await reuse(digests, for: job, folder.onDuplicate, hidden) { return }
        let recipe = try await offload {
            guard try folder.onExists != .fail || hidden.finalName(for: job).isFree(in: hidden.outbox) else {
                throw JobFailure.outputExists(job, in: hidden.outbox)
            }
            try roomCheck(for: job, in: folder, hidden).run()
            return try writeRecipe(of: job)
        }
        let process = WorkerProcess(
            program: settings.current.worker.path ?? worker,
            configuration: await workerConfiguration(),
            source: source,
            picture: folder.inbox.appending(bytes: job.name),
            recipe: recipe,
            hidden: hidden,
            checkpointInterval: folder.checkpointInterval,
            bounds: folder.trustsRecipe ? nil : folder.inbox,
            freeSpace: freeSpace(of: folder),
            forecast: { [forecasts] in forecasts[job.id] = $0 },
            note: { logger.note(nil, .info, $0, about: job) },
            talk: WorkerTalk { remark in
                // Notes are in the journal already, by `note`.
                if remark.isComplaint { logger.note(nil, .warning, "its worker says: \(remark.text)", about: job) }
                await queue.remark(job.id, remark)
            }
        )
        defer { try? recipe.remove() }
        try await process.run { step in
            await report(step)
            CrashPoint.workerAtWork.pass()
        }
        try await offload {
            try checkPainting(hidden)
            try checkSource(of: job, in: folder, isPainted: true)
        }
        CrashPoint.workerEnded.pass()
    }

    /// How the worker is to be run; workers that may be at work side by side share the processors.
    private func workerConfiguration() async -> WorkerConfiguration {
        var configuration = settings.current.worker
        if configuration.threads == nil {
            configuration.threads = Processors.share(among: await queue.status.limit)
        }
        return configuration
    }

    /// The folder that a job's picture came in.
    ///
    /// - Throws: `JobFailure` when it is not configured any more.
    func folder(of job: Job) throws(JobFailure) -> FolderConfiguration {
        guard let folder = settings.current.folder(job.folder) else {
            throw JobFailure(
                code: ServiceErrorCode.folderUnavailable.rawValue,
                message: "the folder \(job.folder) is not configured any more; configure it and retry the job"
            )
        }
        return folder
    }

    /// Records what the painting is made from.
    ///
    /// - Throws: `JobFailure` when the picture is being changed, or was since the last attempt, in a way that its
    ///   identity does not show: by a writer that has mapped it, or that set its times back.
    private func freeze(
        _ job: Job,
        _ source: FileDescriptor,
        in folder: FolderConfiguration
    ) async throws -> JobDigests {
        let path = folder.inbox.appending(bytes: job.source)
        let digests: JobDigests
        do {
            digests = try await offload { try JobDigests(of: source, job) }
        } catch let reason as Errno {
            throw JobFailure(FileError("read", path, reason: reason), .accessDenied)
        }
        guard try source.identity(at: path).isSame(as: job.identity) else { throw JobFailure.superseded(job) }
        guard job.digests.map({ $0.content == digests.content }) ?? true else {
            let name = EscapedName.text(of: job.name)
            throw JobFailure(
                code: "SourceChanged",
                message: "\(name) has another content than when the job began; drop it once more to have it painted"
            )
        }
        try await queue.freeze(job.id, digests)
        CrashPoint.claimRecorded.pass()
        return digests
    }

    /// Makes the outbox where it is missing, and removes from it what earlier attempts left.
    private func prepare(_ hidden: HiddenFiles) throws(JobFailure) {
        do {
            try hidden.outbox.makeDirectory()
            try hidden.prepare()
        } catch {
            throw JobFailure(error, .outputUnwritable)
        }
    }

    func hasRoom(for job: Job) async -> Bool {
        guard let folder = try? folder(of: job), let hidden = try? HiddenFiles(of: job) else { return true }
        return (try? await offload { try roomCheck(for: job, in: folder, hidden).run() }) != nil
    }

    private func roomCheck(
        for job: Job,
        in folder: FolderConfiguration,
        _ hidden: HiddenFiles
    ) -> RoomCheck {
        RoomCheck(
            hidden: hidden,
            outboxReserve: freeSpace(of: folder),
            state: workDirectory,
            stateReserve: settings.current.freeSpace,
            forecast: forecasts[job.id]
        )
    }

    private func freeSpace(of folder: FolderConfiguration) -> Int { folder.freeSpace ?? settings.current.freeSpace }

    /// The worker syncs what it writes; this only makes sure that there is something.
    private func checkPainting(_ hidden: HiddenFiles) throws {
        guard let painting = try hidden.painting.entry(), painting.type == .regular, painting.size > 0 else {
            throw JobFailure(
                code: ServiceErrorCode.internalError.rawValue,
                message: "the worker ended well but left no painting at \(hidden.painting.shown)"
            )
        }
    }

    private func writeRecipe(of job: Job) throws -> FilePath {
        let path = workDirectory.appending("\(job.id).json")
        do throws(FileError) {
            try path.write(Array(job.recipe.json.utf8))
        } catch {
            throw JobFailure(error, .internalError, lasting: .waits)
        }
        return path
    }
}

extension JobFailure {
    static func outputExists(_ job: Job, in outbox: FilePath) -> JobFailure {
        JobFailure(
            code: ServiceErrorCode.outputExists.rawValue,
            message: """
                \(outbox.shown) has something by the name of \(EscapedName.text(of: job.name)) already, and the folder has \
                on-exists = "fail"; take it away and retry the job
                """
        )
    }
}
