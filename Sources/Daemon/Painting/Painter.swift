import Contract
import Jobs
import Logging
import SystemPackage

/// The hands of the queue: paints by a worker process and moves files.
struct Painter: Executor {
    let settings: Settings
    let queue: JobQueue
    let worker: FilePath
    let workDirectory: FilePath
    let logger: Logger

    func paint(_ job: Job, report: @escaping @Sendable (JobProgress) async -> Void) async throws {
        let folder = try folder(of: job)
        let hidden: HiddenFiles
        do {
            hidden = try HiddenFiles(of: job)
        } catch {
            throw JobFailure(code: ServiceErrorCode.configInvalid.rawValue, message: "\(error)")
        }
        let source = try await offload { try open(job, in: folder) }
        defer { try? source.close() }
        let recipe = try await offload {
            try prepare(hidden)
            return try writeRecipe(of: job)
        }
        let process = WorkerProcess(
            program: settings.current.worker.path ?? worker,
            configuration: await workerConfiguration(),
            source: source,
            picture: folder.inbox.appending(bytes: job.name),
            recipe: recipe,
            hidden: hidden
        )
        defer { try? recipe.remove() }
        try await process.run(report: report)
        try await offload {
            try checkPainting(hidden)
            try checkSource(of: job, in: folder)
        }
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

    /// Opens the very file that was queued: whatever takes its name from now on, this one is painted.
    private func open(_ job: Job, in folder: FolderConfiguration) throws -> FileDescriptor {
        try checkSource(of: job, in: folder)
        let path = folder.inbox.appending(bytes: job.source)
        let file: FileDescriptor
        do {
            file = try FileDescriptor.open(path, .readOnly, options: [.noFollow, .nonBlocking, .closeOnExec])
        } catch {
            throw JobFailure(code: ServiceErrorCode.accessDenied.rawValue, message: "\(path.shown): \(error)")
        }
        guard try file.stat().identity == job.identity else {
            try file.close()
            throw JobFailure.superseded(job)
        }
        return file
    }

    private func checkSource(of job: Job, in folder: FolderConfiguration) throws {
        guard let entry = try folder.inbox.appending(bytes: job.source).entry() else {
            let name = EscapedName.text(of: job.name)
            throw JobFailure(code: "SourceGone", message: "\(name) was taken away", consequence: .cancels)
        }
        guard entry.identity == job.identity else { throw JobFailure.superseded(job) }
    }

    /// Makes the outbox where it is missing, and room for the job's files in it.
    private func prepare(_ hidden: HiddenFiles) throws(JobFailure) {
        do {
            try hidden.outbox.makeDirectory()
            try hidden.remove()
        } catch {
            throw JobFailure(code: ServiceErrorCode.outputUnwritable.rawValue, message: "\(error)")
        }
    }

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
        try path.write(Array(job.recipe.json.utf8))
        return path
    }
}

extension JobFailure {
    fileprivate static func superseded(_ job: Job) -> JobFailure {
        JobFailure(
            code: "SourceChanged",
            message: "\(EscapedName.text(of: job.name)) became another picture, which is a job of its own",
            consequence: .cancels
        )
    }
}
