public import Logging

/// Takes jobs from the queue as their turn comes and leads each to its end by way of an ``Executor``.
///
/// It decides by nothing but what the queue has on disk, so that a new runner goes on where a killed one stopped.
public actor JobRunner {
    /// One job in hand; a retried job may begin its next run while the last one is being tidied away.
    private struct Run {
        let number: Int
        let task: Task<Void, Never>
    }

    /// A worker at work.
    ///
    /// Events come late: one that told of an earlier attempt must not stop this one.
    private struct Painting {
        let attempt: Int
        let task: Task<Void, any Error>
    }

    private let queue: JobQueue
    private let executor: any Executor
    private let logger: Logger
    private let retryInterval: Duration

    private var runs: [JobID: Run] = [:]
    private var lastRun = 0
    private var paintings: [JobID: Painting] = [:]
    private var isStopping = false

    /// Who waits for a job's moment to be tried again, and who for a folder's room.
    private var delays: [JobID: Task<Void, Never>] = [:]
    private var rechecks: [String: Task<Void, Never>] = [:]

    /// Makes a runner; there must be one per queue.
    ///
    /// - Parameters:
    ///   - queue: The queue.
    ///   - executor: What paints and moves files.
    ///   - logger: Where trouble is told.
    ///   - retryInterval: How long to wait before something that the disk refused is tried again.
    public init(
        queue: JobQueue,
        executor: any Executor,
        logger: Logger,
        retryInterval: Duration = .seconds(30)
    ) {
        self.queue = queue
        self.executor = executor
        self.logger = logger
        self.retryInterval = retryInterval
    }

    /// Runs jobs until the task is cancelled; then stops the workers, leaves their jobs queued, and returns.
    public func run() async {
        let events = await queue.events()
        await insist("waiting jobs cannot be found") {
            for job in try await queue.delayed() { await delay(job) }
        }
        await fill()
        for await event in events {
            switch event {
            case .progressed, .remarked: continue
            case .changed(let job) where job.wantsNoWorker && job.attempts == paintings[job.id]?.attempt:
                paintings[job.id]?.task.cancel()
            case .changed(let job) where job.retryAt != nil: await delay(job)
            case .status(let status):
                recheck(status.blocked.keys)
                if status.pauseReason != nil, !status.isDraining {
                    for painting in paintings.values { painting.task.cancel() }
                }
            default: break
            }
            await fill()
        }
        isStopping = true
        for painting in paintings.values { painting.task.cancel() }
        for wait in Array(delays.values) + Array(rechecks.values) { wait.cancel() }
        while let run = runs.values.first {
            run.task.cancel()
            await run.task.value
        }
    }

    /// Takes in hand all that may be.
    private func fill() async {
        await insist("jobs cannot be started") {
            for job in try await queue.unpublished() where runs[job.id] == nil { begin(job) }
            while !isStopping, let job = try await queue.startNext() { begin(job) }
        }
    }

    /// Lets a job wait for its moment.
    private func delay(_ job: Job) async {
        guard delays[job.id] == nil, let patience = await queue.patience(of: job) else { return }
        delays[job.id] = Task {
            let isOver = (try? await Task.sleep(for: patience)) != nil
            delays[job.id] = nil
            if isOver { await insist("job \(job.id) cannot go on") { try await queue.endDelay(job.id) } }
        }
    }

    /// Lets folders wait for room.
    private func recheck(_ folders: some Collection<String>) {
        for folder in folders where rechecks[folder] == nil {
            rechecks[folder] = Task {
                while (try? await Task.sleep(for: retryInterval)) != nil {
                    guard let job = try? await queue.scout(of: folder) else { break }
                    if await executor.hasRoom(for: job) { break }
                }
                rechecks[folder] = nil
                await queue.unblock(folder)
            }
        }
    }

    private func begin(_ job: Job) {
        lastRun += 1
        let number = lastRun
        let last = runs[job.id]?.task
        let task = Task {
            await last?.value
            if job.state == .running { await paint(job) }
            await insist("job \(job.id) cannot be brought to its end", job.id) { try await settle(job.id) }
            if runs[job.id]?.number == number { runs[job.id] = nil }
            if !isStopping { await fill() }
        }
        runs[job.id] = Run(number: number, task: task)
    }

    private func paint(_ job: Job) async {
        let painting = Task { [queue, executor] in
            try await executor.paint(job) { step in await queue.report(job.id, step) }
        }
        paintings[job.id] = Painting(attempt: job.attempts, task: painting)
        if isStopping { painting.cancel() }
        let result = await painting.result
        paintings[job.id] = nil

        let end: AttemptEnd =
            switch result {
            case .success: .painted
            case .failure where painting.isCancelled: .stopped
            case .failure(let failure as JobFailure): .failed(failure)
            case .failure(let error): .failed(JobFailure(code: "InternalError", message: "\(error)"))
            }
        await insist("how job \(job.id) ended cannot be recorded") { try await queue.attemptEnded(job.id, end) }
    }

    /// Puts a job's files where they belong and closes it; does what is missing, whatever was done before.
    private func settle(_ id: JobID) async throws {
        var job = try await queue.job(id)
        guard job.state == .publishing else { return }
        do {
            if job.publication == nil { job = try await queue.plan(id, executor.plan(job)) }
            let sourceMoved: Bool
            if job.outcome == .done {
                if !job.isPublished {
                    try await executor.publish(job)
                    job = try await queue.published(id)
                }
                sourceMoved = try await executor.retire(job)
            } else {
                sourceMoved = try await executor.quarantine(job)
            }
            try await queue.finish(id, sourceMoved: sourceMoved)
        } catch let error as JobError where error.code == .nameTaken {
            _ = try await queue.plan(id, executor.plan(queue.job(id)))
            try await settle(id)
        } catch let error as JobError where error.code == .paintingLost {
            logger.error("job \(id): \(error); it is painted again")
            try await queue.repaint(id)
        } catch let failure as JobFailure {
            try await queue.reject(id, failure)
            try await settle(id)
        }
    }

    /// Does something that only a full or broken disk can refuse, again and again until it works or the runner stops.
    ///
    /// - Parameters:
    ///   - trouble: What to log when it does not work.
    ///   - id: The job that is to show the trouble.
    ///   - deed: What to do.
    private func insist(_ trouble: String, _ id: JobID? = nil, _ deed: () async throws -> Void) async {
        while true {
            do {
                return try await deed()
            } catch {
                logger.error("\(trouble): \(error); trying again in \(retryInterval)")
                if let id { try? await queue.hold(id, because: "\(error)") }
            }
            guard (try? await Task.sleep(for: retryInterval)) != nil else { return }
        }
    }
}
