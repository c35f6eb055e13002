extension Job {
    /// A worker begins to paint.
    mutating func start(at time: Timestamp) throws(JobError) {
        try require(state == .queued && !isPaused, "started")
        state = .running
        attempts += 1
        started = time
    }

    /// The worker was stopped because somebody wished so; the job waits again.
    mutating func stop() throws(JobError) {
        try require(state == .running, "stopped")
        state = .queued
        crashes = 0
    }

    /// The daemon died, which says nothing about the picture: the worker is a process of its own; the job waits again.
    mutating func interrupt() throws(JobError) {
        try require(state == .running, "interrupted")
        state = .queued
    }

    /// The worker broke down; the job waits again, unless that happened too often.
    mutating func breakDown(_ failure: JobFailure) throws(JobError) {
        try require(state == .running, "interrupted")
        crashes += 1
        guard crashes >= Job.mostCrashes else {
            state = .queued
            return
        }
        end(
            .failed,
            code: "WorkerCrashed",
            message: "the worker broke down \(crashes) times in a row, at last so: \(failure.message)"
        )
    }

    /// The painting is finished, though nobody sees it yet.
    mutating func paint() throws(JobError) {
        try require(state == .running, "painted")
        end(.done, code: nil, message: nil)
    }

    /// The attempt failed.
    mutating func fail(_ failure: JobFailure) throws(JobError) {
        try require(state == .running, "failed")
        switch failure.consequence {
        case .fails: end(.failed, code: failure.code, message: failure.message)
        case .cancels: end(.canceled, code: failure.code, message: failure.message)
        case .breaksDown: try breakDown(failure)
        }
    }

    /// Somebody does not want the painting any more.
    mutating func cancel() throws(JobError) {
        try require(state == .queued || state == .running, "canceled")
        end(.canceled, code: nil, message: nil)
    }

    /// It is decided where the files go.
    mutating func plan(_ publication: Publication) throws(JobError) {
        try require(state == .publishing, "published")
        self.publication = publication
    }

    /// Putting the files where they belong did not work for now.
    mutating func hold(because message: String) throws(JobError) {
        try require(state == .publishing, "published")
        guard outcome == .done else { return }
        errorCode = "OutputUnwritable"
        errorMessage = message
    }

    /// All files are where they belong.
    mutating func finish(sourceMoved: Bool, at time: Timestamp) throws(JobError) {
        try require(state == .publishing, "finished")
        guard let outcome else { return }
        state = outcome.state
        finished = time
        if sourceMoved, let place = publication?.source { source = place }
        guard outcome == .done else { return }
        errorCode = nil
        errorMessage = nil
    }

    /// Somebody wants the job held back; a worker that paints it is stopped.
    mutating func pause() throws(JobError) {
        try require(state == .queued || state == .running, "paused")
        isPaused = true
    }

    /// Somebody wants the job to go on.
    mutating func resume() throws(JobError) {
        try require(state == .queued || state == .running, "resumed")
        isPaused = false
    }

    /// Somebody wants a failed or canceled job tried once more.
    mutating func retry() throws(JobError) {
        try require(state == .failed || state == .canceled, "retried")
        state = .queued
        outcome = nil
        errorCode = nil
        errorMessage = nil
        crashes = 0
        finished = nil
        publication = nil
    }

    /// Somebody wants the job earlier or later.
    mutating func rank(_ priority: Int) throws(JobError) {
        try require(state == .queued || state == .running, "moved in the queue")
        self.priority = priority
    }

    private mutating func end(_ outcome: JobOutcome, code: String?, message: String?) {
        state = .publishing
        isPaused = false
        crashes = 0
        self.outcome = outcome
        errorCode = code
        errorMessage = message
    }

    private func require(_ condition: Bool, _ deed: String) throws(JobError) {
        guard condition else { throw .wrongState(self, deed) }
    }
}
