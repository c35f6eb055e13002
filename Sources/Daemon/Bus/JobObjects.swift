import Contract
import Jobs
import Systemd

/// Shows the queue on the bus: its counts, and as an object every job that is not over or has been for a short while only.
actor JobObjects {
    /// How long the object of a job stays that is over, so that whoever waited for it can still look at it.
    private static let farewell = Duration.seconds(60)

    private let bus: BusConnection
    private let queue: JobQueue
    private let settings: Settings
    private var endings: [JobID: Job] = [:]

    /// What the last attempt at each job told last, also when it is over.
    private var progress: [JobID: JobProgress] = [:]

    init(bus: BusConnection, queue: JobQueue, settings: Settings) {
        self.bus = bus
        self.queue = queue
        self.settings = settings
    }

    /// The jobs that are over and still have their objects, in no order.
    var ended: [Job] { Array(endings.values) }

    /// Shows the jobs that there are already.
    func showAll() async throws {
        let states = Set(Jobs.JobState.allCases.filter { !$0.isFinal })
        var last: JobID?
        while case let page = try await queue.jobs(JobFilter(states: states), after: last, limit: 1000), !page.isEmpty {
            for job in page { try await show(job) }
            last = page.last?.id
        }
    }

    /// Follows one event of the queue.
    ///
    /// - Throws: `BusError` when the bus is gone.
    func follow(_ event: JobEvent) async throws {
        switch event {
        case .added(let job):
            endings[job.id] = nil
            progress[job.id] = nil
            try await show(job)
            try await bus.emit(ManagerInterface.jobNew, JobReference(id: job.busID), from: BusNames.manager)
        case .changed(let job):
            if job.state == .queued || job.state == .running { progress[job.id] = nil }
            try await update(job)
        case .progressed(let id, let step):
            progress[id] = step
            try await bus.update(JobInterface.description, at: BusNames.job(UInt64(id.rawValue)), step.properties)
        case .ended(let job):
            endings[job.id] = job
            try await update(job)
            let removal = JobRemoval(id: job.busID, result: JobResult(of: job), errorName: job.busErrorName)
            try await bus.emit(ManagerInterface.jobRemoved, removal, from: BusNames.manager)
            Task {
                try await Task.sleep(for: Self.farewell)
                try await remove(job)
            }
        case .status(let status):
            try await bus.update(ManagerInterface.description, at: BusNames.manager, status.properties)
        }
    }

    private func show(_ job: Job) async throws {
        try await bus.add(job.busPath, properties: properties(of: job))
    }

    private func update(_ job: Job) async throws {
        try await bus.update(JobInterface.description, at: job.busPath, properties(of: job))
    }

    /// Takes the object away, unless the job was retried meanwhile.
    private func remove(_ job: Job) async throws {
        guard endings[job.id] == job else { return }
        endings[job.id] = nil
        progress[job.id] = nil
        try await bus.remove(job.busPath)
    }

    private func properties(of job: Job) -> PropertyValues {
        job.properties(inbox: settings.current.folder(job.folder)?.inbox.bytes, progress: progress[job.id])
    }
}
