extension Job {
    /// A worker begins to paint.
    mutating func start(at time: Timestamp) throws(JobError) {
        try require(state == .queued && !isPaused && retryAt == nil, "started")
        state = .running
        attempts += 1
        errorCode = nil
        errorMessage = nil
        started = time
    }

    /// It is known what the painting is made from.
    mutating func freeze(_ digests: JobDigests) throws(JobError) {
        try require(state == .running, "frozen")
        self.digests = digests
    }

    /// An earlier painting stands for this one.
    mutating func skip(as original: JobID) throws(JobError) {
        try require(state == .running, "left out")
        duplicateOf = original
    }

    /// The worker was stopped because somebody wished so; the job waits again.
    mutating func stop() throws(JobError) {
        try require(state == .running, "stopped")
        state = .queued
        crashes = 0
        waits = 0
    }

    /// The daemon died, which says nothing about the picture: the worker is a process of its own; the job waits again.
    mutating func interrupt() throws(JobError) {
        try require(state == .running, "interrupted")
        state = .queued
    }

    /// The worker broke down or was killed; the job waits again, perhaps for a while, unless that happened too often.
    mutating func breakDown(_ failure: JobFailure, until moment: Timestamp? = nil) throws(JobError) {
        try require(state == .running, "interrupted")
        crashes += 1
        guard crashes < Job.mostCrashes else {
            return end(
                .failed,
                code: "WorkerCrashed",
                message: "the worker broke down \(crashes) times in a row, at last so: \(failure.message)"
            )
        }
        if let moment { try wait(failure, until: moment) } else { state = .queued }
    }

    /// Something that may pass by itself was in the way; the job waits for a while, and then for its turn.
    mutating func wait(_ failure: JobFailure, until moment: Timestamp) throws(JobError) {
        try require(state == .running, "put off")
        state = .queued
        waits += 1
        retryAt = moment
        errorCode = failure.code
        errorMessage = failure.message
    }

    /// There is no room for the painting; the job waits for its turn, which its folder gets when there is.
    mutating func putBack(_ failure: JobFailure) throws(JobError) {
        try require(state == .running, "put back")
        state = .queued
        errorCode = failure.code
        errorMessage = failure.message
    }

    /// The wait is over; the job waits for its turn.
    mutating func endDelay() {
        retryAt = nil
    }

    /// The painting is finished, though nobody sees it yet.
    mutating func paint() throws(JobError) {
        try require(state == .running, "painted")
        end(.done, code: nil, message: nil)
    }

    /// The attempt failed.
    mutating func fail(_ failure: JobFailure, at time: Timestamp, _ backOff: BackOff) throws(JobError) {
        try require(state == .running, "failed")
        let later = time.advanced(by: backOff.delay(after: waits))
        switch failure.consequence {
        case .fails: end(.failed, code: failure.code, message: failure.message)
        case .cancels: end(.canceled, code: failure.code, message: failure.message)
        case .breaksDown: try breakDown(failure)
        case .isKilled: try breakDown(failure, until: later)
        case .waits: try wait(failure, until: later)
        case .blocks: try putBack(failure)
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

    /// The files of the plan are in the outbox, down to the disk.
    mutating func confirmPublication() throws(JobError) {
        try require(state == .publishing && publication != nil, "published")
        isPublished = true
    }

    /// There is a painting, but nowhere to put it.
    mutating func reject(_ failure: JobFailure) throws(JobError) {
        try require(state == .publishing && !isPublished, "rejected")
        end(.failed, code: failure.code, message: failure.message)
        publication = nil
    }

    /// Somebody took the finished painting away before it had its name: it is painted once more.
    mutating func repaint() throws(JobError) {
        try require(state == .publishing && !isPublished, "painted again")
        state = .queued
        outcome = nil
        publication = nil
    }

    /// Putting the files where they belong did not work for now.
    mutating func hold(because message: String) throws(JobError) {
        try require(state == .publishing, "published")
        guard outcome == .done else { return }
        errorCode = "OutputUnwritable"
        errorMessage = message
    }

    /// All files are where they belong, so long after the last attempt began, where that is known.
    mutating func finish(sourceMoved: Bool, at time: Timestamp, after duration: Duration?) throws(JobError) {
        try require(state == .publishing, "finished")
        guard let outcome else { return }
        state = outcome.state
        finished = time
        // If the clock was set meanwhile, the beginning is told by what it shows now: what lies between them is a duration.
        if let started, let duration, abs((started.duration(to: time) - duration) / .seconds(1)) > 1 {
            self.started = time.advanced(by: .zero - duration)
        }
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

    /// Somebody wants a failed or canceled job tried once more, or one that is put off at once.
    mutating func retry() throws(JobError) {
        guard retryAt == nil else { return endDelay() }
        try require(state == .failed || state == .canceled, "retried")
        state = .queued
        outcome = nil
        errorCode = nil
        errorMessage = nil
        crashes = 0
        finished = nil
        publication = nil
        isPublished = false
        digests = nil
        duplicateOf = nil
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
        waits = 0
        retryAt = nil
        self.outcome = outcome
        errorCode = code
        errorMessage = message
    }

    private func require(_ condition: Bool, _ deed: String) throws(JobError) {
        guard condition else { throw .wrongState(self, deed) }
    }
}
