import Jobs

/// An executor that moves names in a ``FakeWorld`` instead of files, and lets the test paint.
actor FakeExecutor: Executor {
    typealias Painting = @Sendable (Job, @escaping @Sendable (JobProgress) async -> Void) async throws -> Void
    typealias Witness = @Sendable (Step, Job, FakeWorld) async throws -> Void

    /// A moment at which the daemon may be killed.
    enum Step: String, CaseIterable, Sendable {
        case paintingBegins, paintingEnds
        case planningBegins, planningEnds
        case publishingBegins, publishingEnds
        case retiringBegins, retiringEnds
        case quarantineBegins, quarantineEnds
    }

    private(set) var world: FakeWorld
    private var room = false
    private(set) var jobsAtOnce = 0
    private(set) var mostJobsAtOnce = 0
    private(set) var order: [JobID] = []

    private let painting: Painting
    private let witness: Witness

    /// Makes an executor.
    ///
    /// - Parameters:
    ///   - world: What stands where in the beginning.
    ///   - painting: What painting is; returns at once where it is not given.
    ///   - witness: Is told every step before and after it is done; what it throws fails the step.
    init(
        world: FakeWorld = FakeWorld(),
        painting: @escaping Painting = { _, _ in },
        witness: @escaping Witness = { _, _, _ in }
    ) {
        self.world = world
        self.witness = witness
        self.painting = painting
    }

    func put(inInbox name: [UInt8]) {
        world.inbox.insert(name)
    }

    func loseHidden(_ job: JobID) {
        world.hidden.remove(job)
    }

    func put(inOutbox name: [UInt8], of job: JobID) {
        world.outbox[name] = job
    }

    func paint(_ job: Job, report: @escaping @Sendable (JobProgress) async -> Void) async throws {
        order.append(job.id)
        jobsAtOnce += 1
        mostJobsAtOnce = max(mostJobsAtOnce, jobsAtOnce)
        defer { jobsAtOnce -= 1 }
        try await witness(.paintingBegins, job, world)
        try await painting(job, report)
        world.hidden.insert(job.id)
        world.paintings[job.id, default: 0] += 1
        try await witness(.paintingEnds, job, world)
    }

    func hasRoom(for job: Job) async -> Bool {
        room
    }

    func makeRoom() {
        room = true
    }

    func plan(_ job: Job) async throws -> Publication {
        try await witness(.planningBegins, job, world)
        let folder = job.outcome == .done ? "done/" : "failed/"
        let painting = job.outcome == .done ? FakeWorld.free(job.name, among: world.outbox.keys) : nil
        let publication = Publication(
            painting: painting,
            snapshots: painting.map { $0 + Array(".epochs".utf8) },
            sidecar: painting.map { $0 + Array(".json".utf8) },
            source: FakeWorld.free(Array(folder.utf8) + job.name, among: world.inbox)
        )
        try await witness(.planningEnds, job, world)
        return publication
    }

    func publish(_ job: Job) async throws {
        try await witness(.publishingBegins, job, world)
        if world.hidden.contains(job.id), let name = job.publication?.painting {
            guard world.outbox[name] == nil else { throw JobError(code: .nameTaken, message: "taken") }
            world.hidden.remove(job.id)
            world.outbox[name] = job.id
        }
        guard world.outbox.values.contains(job.id) else { throw JobError(code: .paintingLost, message: "lost") }
        try await witness(.publishingEnds, job, world)
    }

    func retire(_ job: Job) async throws -> Bool {
        try await witness(.retiringBegins, job, world)
        move(job)
        try await witness(.retiringEnds, job, world)
        return true
    }

    func quarantine(_ job: Job) async throws -> Bool {
        try await witness(.quarantineBegins, job, world)
        world.hidden.remove(job.id)
        move(job)
        try await witness(.quarantineEnds, job, world)
        return true
    }

    private func move(_ job: Job) {
        guard let place = job.publication?.source, world.inbox.remove(job.source) != nil else { return }
        world.inbox.insert(place)
    }
}
