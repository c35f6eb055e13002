/// The queue: every job there is, safe on disk, and what may be done with them.
///
/// Each method is one transaction. When it returns, the change survives a power cut; only then is it told to the
/// listeners of ``events()``.
public actor JobQueue {
    static let pauseSetting = "pause-reason"
    static let drainSetting = "drain-reason"

    /// The jobs that were running when the last daemon died, and wait again.
    public nonisolated let recovered: [Job]

    private let executor = SerialQueueExecutor(label: "org.impasto.jobs")

    /// How far the paintings that are under way have come, as far as their workers told.
    public private(set) var progress: [JobID: JobProgress] = [:]

    /// When the last attempts of jobs that are not over began, by a clock that nobody sets; not known after a restart.
    var beginnings: [JobID: ContinuousClock.Instant] = [:]

    /// Until when jobs are put off, by that clock; not known after a restart.
    var delayEnds: [JobID: ContinuousClock.Instant] = [:]

    var listeners = EventSource()

    let clock: @Sendable () -> Timestamp
    let store: JobStore
    let backOff: BackOff

    /// How many jobs of a folder may be painted at once.
    var folderLimits: [String: Int] = [:]

    /// The queue as a whole.
    public internal(set) var status: QueueStatus

    /// Where SQLite's waiting is done.
    public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// Opens the queue and takes up what a crash interrupted: a job that was running waits again.
    ///
    /// - Parameters:
    ///   - path: The queue's file. It must be opened by one process at a time; the caller sees to that.
    ///   - limit: How many jobs may be painted at once.
    ///   - backOff: How long jobs wait for a trouble to pass.
    ///   - clock: The wall time that jobs are stamped with.
    /// - Throws: `JobError` when the file cannot be used or belongs to a newer version.
    public init(
        path: String,
        limit: Int = 1,
        backOff: BackOff = BackOff(),
        clock: @escaping @Sendable () -> Timestamp = Timestamp.now
    ) throws(JobError) {
        let store = try JobStore(path: path)
        let interrupted = try store.jobs(JobFilter(states: [.running]), after: nil, limit: .max)
        recovered = try interrupted.map { job throws(JobError) in
            try store.update(job.id) { job throws(JobError) in try job.interrupt() }.after
        }
        self.store = store
        self.clock = clock
        self.backOff = backOff
        let pauseReason = try store.setting(Self.pauseSetting)
        let drainReason = try store.setting(Self.drainSetting)
        status = QueueStatus(
            counts: try store.counts(),
            limit: limit,
            pauseReason: drainReason ?? pauseReason,
            isDraining: drainReason != nil,
            pausedFolders: Set(try store.settings(beginningWith: Self.folderPausePrefix))
        )
    }

    /// What happens from now on.
    ///
    /// Every listener gets every event, in order.
    public func events() -> AsyncStream<JobEvent> {
        listeners.listen { [weak self] key in
            Task { await self?.forgetListener(key) }
        }
    }

    /// Queues pictures, all or, where that fails, none.
    ///
    /// A picture that is a job already is not queued again.
    ///
    /// - Parameters:
    ///   - requests: The pictures.
    ///   - isThere: Whether a picture is still where it was seen. It is asked after the queue has been found not to know
    ///     the picture: by then, a job that it had may have been brought to its end, and the picture out of the inbox.
    /// - Returns: What became of each picture that is still there, in their order.
    /// - Throws: `JobError` when the file cannot be written.
    public func enqueue(
        _ requests: [JobRequest],
        where isThere: @Sendable (JobRequest) -> Bool = { _ in true }
    ) throws(JobError) -> [Admission] {
        let admissions = try store.insert(requests, where: isThere, at: clock())
        let jobs = admissions.compactMap { if case .new(let job) = $0 { job } else { nil } }
        guard !jobs.isEmpty else { return admissions }
        for job in jobs { status.counts.add(job.state) }
        listeners.tell(.status(status))
        for job in jobs { listeners.tell(.added(job)) }
        return admissions
    }

    /// Lets at most `limit` jobs be painted at once from now on; running ones go on.
    public func setLimit(_ limit: Int) {
        status.limit = limit
        listeners.tell(.status(status))
    }

    /// Starts no further job until ``resumeAll()``, also after a restart; workers are stopped, and their jobs wait.
    ///
    /// - Throws: `JobError` when the file cannot be written.
    public func pauseAll(reason: String) throws(JobError) {
        try setPauseReason(reason)
    }

    /// Starts no further job until ``resumeAll()``, also after a restart; those that run are finished.
    ///
    /// - Throws: `JobError` when the file cannot be written.
    public func drain(reason: String) throws(JobError) {
        try setPauseReason(reason, isDraining: true)
    }

    /// Starts jobs again.
    ///
    /// - Throws: `JobError` when the file cannot be written.
    public func resumeAll() throws(JobError) {
        try setPauseReason(nil)
    }

    /// Notes how far a painting has come; that is kept in memory only.
    func report(_ id: JobID, _ step: JobProgress) {
        progress[id] = step
        listeners.tell(.progressed(id, step))
    }

    /// Changes one job and tells about it.
    func change(
        _ id: JobID,
        _ body: (inout Job, Timestamp) throws(JobError) -> Void
    ) throws(JobError) -> Job {
        let time = clock()
        let (before, after) = try store.update(id) { job throws(JobError) in try body(&job, time) }
        guard before != after else { return after }
        if before.state == .running, after.state != .running { progress[id] = nil }
        if before.retryAt != after.retryAt { delayEnds[id] = after.retryAt.map { .now + time.duration(to: $0) } }
        status.counts.move(from: before.state, to: after.state)
        // The counts come first, so that whoever hears of the job finds them right already.
        if before.state != after.state { listeners.tell(.status(status)) }
        listeners.tell(event(before, after))
        return after
    }

    private func event(_ before: Job, _ after: Job) -> JobEvent {
        switch (before.state.isFinal, after.state.isFinal) {
        case (true, false): .added(after)
        case (false, true): .ended(after)
        default: .changed(after)
        }
    }

    private func setPauseReason(_ reason: String?, isDraining: Bool = false) throws(JobError) {
        try store.set([Self.pauseSetting: isDraining ? nil : reason, Self.drainSetting: isDraining ? reason : nil])
        status.pauseReason = reason
        status.isDraining = isDraining
        listeners.tell(.status(status))
    }

    private func forgetListener(_ key: Int) {
        listeners.remove(key)
    }
}
