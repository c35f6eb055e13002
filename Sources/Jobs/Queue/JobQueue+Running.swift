/// What the runner tells the queue.
extension JobQueue {
    /// Starts the job whose turn it is, or gives nil where none waits or no more may run.
    func startNext() throws(JobError) -> Job? {
        guard status.pauseReason == nil, status.counts[.running] < status.limit,
            let next = try store.next(without: closedFolders())
        else { return nil }
        let job = try change(next.id) { job, time throws(JobError) in try job.start(at: time) }
        beginnings[job.id] = .now
        return job
    }

    /// Records what a running job is made from, before its worker begins; nobody is told.
    ///
    /// - Throws: `JobError` when the job does not run any more, or the file cannot be written.
    public func freeze(_ id: JobID, _ digests: JobDigests) throws(JobError) {
        _ = try store.update(id) { job throws(JobError) in try job.freeze(digests) }
    }

    /// Records that an earlier painting stands for that of a running job; nobody is told.
    ///
    /// - Throws: `JobError` when the job does not run any more, or the file cannot be written.
    public func skip(_ id: JobID, as original: JobID) throws(JobError) {
        _ = try store.update(id) { job throws(JobError) in try job.skip(as: original) }
    }

    /// The jobs that were painted from the same, the latest first, at most a few.
    ///
    /// - Throws: `JobError` when the file cannot be read.
    public func painted(from digests: JobDigests) throws(JobError) -> [Job] {
        try store.painted(from: digests)
    }

    /// Tells what a job's worker said; that is kept nowhere.
    public func remark(_ id: JobID, _ remark: WorkerRemark) {
        listeners.tell(.remarked(id, remark))
    }

    /// There is nowhere to put a job's painting.
    func reject(_ id: JobID, _ failure: JobFailure) throws(JobError) {
        _ = try change(id) { job, _ throws(JobError) in try job.reject(failure) }
    }

    /// The jobs whose end is decided but whose files are not yet where they belong.
    func unpublished() throws(JobError) -> [Job] {
        guard status.counts[.publishing] > 0 else { return [] }
        return try store.jobs(JobFilter(states: [.publishing]), after: nil, limit: .max)
    }

    /// The worker ended, in one way or another.
    ///
    /// Somebody who canceled the job meanwhile was first.
    func attemptEnded(_ id: JobID, _ end: AttemptEnd) throws(JobError) {
        let backOff = backOff
        let job = try change(id) { job, time throws(JobError) in
            guard job.state == .running else { return }
            switch end {
            case .painted: try job.paint()
            case .stopped: try job.stop()
            case .failed(let failure): try job.fail(failure, at: time, backOff)
            }
        }
        if case .failed(let failure) = end, failure.consequence == .blocks, job.state == .queued {
            block(job.folder, because: failure.message)
        }
    }

    /// It is decided where a job's files go.
    func plan(_ id: JobID, _ publication: Publication) throws(JobError) -> Job {
        try change(id) { job, _ throws(JobError) in try job.plan(publication) }
    }

    /// A job's files are in the outbox, down to the disk, so that its source may move; nobody is told.
    func published(_ id: JobID) throws(JobError) -> Job {
        try store.update(id) { job throws(JobError) in try job.confirmPublication() }.after
    }

    /// A finished painting was lost before it had its name.
    func repaint(_ id: JobID) throws(JobError) {
        _ = try change(id) { job, _ throws(JobError) in try job.repaint() }
    }

    /// A job's files cannot be put where they belong for now.
    func hold(_ id: JobID, because message: String) throws(JobError) {
        _ = try change(id) { job, _ throws(JobError) in try job.hold(because: message) }
    }

    /// A job's files are where they belong.
    func finish(_ id: JobID, sourceMoved: Bool) throws(JobError) {
        let duration = beginnings[id].map { .now - $0 }
        _ = try change(id) { job, time throws(JobError) in
            try job.finish(sourceMoved: sourceMoved, at: time, after: duration)
        }
        beginnings[id] = nil
    }
}
