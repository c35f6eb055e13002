import CLinux
import Contract
import Jobs
import Systemd

/// Shows the queue on the bus: its counts, and every job that is not over as an object.
///
/// The object of a job that is over still answers for a short while, and so does that of one from the history after
/// somebody has asked for it.
actor JobObjects {
    /// How long the object of a job stays that is over, so that whoever waited for it can still look at it.
    private static let farewell = Duration.seconds(60)

    /// How many jobs of the history have objects at once, at most.
    private static let mostPresented = 1000

    let bus: BusConnection
    let queue: JobQueue

    /// Who wants to hear of each step.
    let subscribers: Subscribers

    /// How the paintings of the jobs go that have objects.
    var courses: [JobID: JobCourse] = [:]

    /// The jobs that are over and still have their objects.
    private(set) var endings: [JobID: Job] = [:]

    private let settings: Settings

    /// The jobs of the history that somebody has asked for, the latest last.
    private var presented: [Job] = []

    private var recipes = RecipeFactsCache()

    init(bus: BusConnection, queue: JobQueue, settings: Settings, subscribers: Subscribers) {
        self.bus = bus
        self.queue = queue
        self.settings = settings
        self.subscribers = subscribers
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
            courses[job.id] = nil
            try await show(job)
            try await bus.emit(ManagerInterface.jobNew, JobReference(id: job.busID), from: BusNames.manager)
        case .changed(let job):
            try await showStep(of: job.id)
            courses[job.id, default: JobCourse()].follow(job)
            try await update(job)
        case .progressed(let id, let step):
            try await progressed(id, step)
        case .remarked(let id, let remark):
            try await remarked(id, remark)
        case .ended(let job):
            try await end(job)
        case .status(let status):
            try await bus.update(ManagerInterface.description, at: BusNames.manager, status.properties)
        }
    }

    /// Sees to it that a job has an object for a while, though it is not listed where the job was over long ago.
    ///
    /// - Throws: `BusError` when the bus is gone.
    func present(_ job: Job) async throws {
        var course = courses[job.id] ?? JobCourse()
        if job.state.isFinal { course.snapshots = await JobFiles.snapshots(of: job) }
        guard try await bus.addUnlisted(job.busPath, properties: properties(of: job, course)) else { return }
        presented.append(job)
        if presented.count > Self.mostPresented { try await dismiss(presented[0]) }
        Task {
            try await Task.sleep(for: Self.farewell)
            try await dismiss(job)
        }
    }

    /// Shows what a job's row says.
    ///
    /// - Throws: `BusError` when the bus is gone.
    func update(_ job: Job) async throws {
        try await bus.update(JobInterface.description, at: job.busPath, properties(of: job, courses[job.id]))
    }

    private func end(_ job: Job) async throws {
        endings[job.id] = job
        // What a worker told while it was being stopped is not shown any more.
        courses[job.id]?.show()
        courses[job.id, default: JobCourse()].snapshots = await JobFiles.snapshots(of: job)
        try await update(job)
        let removal = JobRemoval(id: job.busID, result: JobResult(of: job), errorName: job.busErrorName)
        try await bus.emit(ManagerInterface.jobRemoved, removal, from: BusNames.manager)
        try await bus.retire(job.busPath)
        Task {
            try await Task.sleep(for: Self.farewell)
            try await remove(job)
        }
    }

    /// Takes away the object of a job that somebody has asked for, unless it is shown for another reason by now.
    private func dismiss(_ job: Job) async throws {
        guard let index = presented.firstIndex(of: job) else { return }
        presented.remove(at: index)
        try await bus.remove(job.busPath)
    }

    private func show(_ job: Job) async throws {
        presented.removeAll { $0.id == job.id }
        try await bus.add(job.busPath, properties: properties(of: job, courses[job.id]))
    }

    /// Takes the object away, unless the job was retried meanwhile.
    private func remove(_ job: Job) async throws {
        guard endings[job.id] == job else { return }
        endings[job.id] = nil
        courses[job.id] = nil
        try await bus.remove(job.busPath)
        if endings.isEmpty { ProcessMemory.giveBack() }
    }

    private func properties(of job: Job, _ course: JobCourse?) -> PropertyValues {
        let inbox = settings.current.folder(job.folder)?.inbox.bytes
        return job.properties(inbox: inbox, recipe: recipes.facts(of: job.recipe), course: course)
    }
}
