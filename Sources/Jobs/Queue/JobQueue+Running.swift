/// What the runner tells the queue.
extension JobQueue {
    /// Starts the job whose turn it is, or gives nil where none waits or no more may run.
    func startNext() throws(JobError) -> Job? {
        guard status.pauseReason == nil, status.counts[.running] < status.limit, let next = try store.next() else {
            return nil
        }
        return try change(next.id) { job, time throws(JobError) in try job.start(at: time) }
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
        _ = try change(id) { job, _ throws(JobError) in
            guard job.state == .running else { return }
            switch end {
            case .painted: try job.paint()
            case .stopped: try job.stop()
            case .failed(let failure): try job.fail(failure)
            }
        }
    }

    /// It is decided where a job's files go.
    func plan(_ id: JobID, _ publication: Publication) throws(JobError) -> Job {
        try change(id) { job, _ throws(JobError) in try job.plan(publication) }
    }

    /// A job's files cannot be put where they belong for now.
    func hold(_ id: JobID, because message: String) throws(JobError) {
        _ = try change(id) { job, _ throws(JobError) in try job.hold(because: message) }
    }

    /// A job's files are where they belong.
    func finish(_ id: JobID, sourceMoved: Bool) throws(JobError) {
        _ = try change(id) { job, time throws(JobError) in try job.finish(sourceMoved: sourceMoved, at: time) }
    }
}
