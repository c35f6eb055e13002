extension JobQueue {
    /// Gives a job up.
    ///
    /// Its worker is stopped, its source goes to `failed/`.
    ///
    /// - Throws: `JobError` when there is no such job, it ended already, or the file cannot be written.
    @discardableResult
    public func cancel(_ id: JobID) throws(JobError) -> Job {
        try change(id) { job, _ throws(JobError) in try job.cancel() }
    }

    /// Tries a failed or canceled job once more, under the same number and with the same recipe.
    ///
    /// - Parameters:
    ///   - id: The job.
    ///   - quota: How many jobs of its owner may wait; nil for any number.
    /// - Returns: The job, which waits.
    /// - Throws: `JobError` when there is no such job, it is neither failed nor canceled, as many of its owner's wait, or the
    ///   file cannot be written.
    @discardableResult
    public func retry(_ id: JobID, quota: Int? = nil) throws(JobError) -> Job {
        let job = try job(id)
        // One that is put off waits already.
        if job.state.isFinal { try requirePlace(for: job.owner, quota: quota) }
        return try change(id) { job, _ throws(JobError) in try job.retry() }
    }

    /// Holds a job back until ``resume(_:)``, also after a restart; its worker is stopped.
    ///
    /// - Throws: `JobError` when there is no such job, it ended already, or the file cannot be written.
    @discardableResult
    public func pause(_ id: JobID) throws(JobError) -> Job {
        try change(id) { job, _ throws(JobError) in try job.pause() }
    }

    /// Lets a paused job go on, from its checkpoint if its worker has left one.
    ///
    /// - Throws: `JobError` when there is no such job, it ended already, or the file cannot be written.
    @discardableResult
    public func resume(_ id: JobID) throws(JobError) -> Job {
        try change(id) { job, _ throws(JobError) in try job.resume() }
    }

    /// Gives a job another rank: the smallest goes first.
    ///
    /// A running job goes on.
    ///
    /// - Throws: `JobError` when there is no such job, it ended already, or the file cannot be written.
    @discardableResult
    public func setPriority(of id: JobID, to priority: Int) throws(JobError) -> Job {
        try change(id) { job, _ throws(JobError) in try job.rank(priority) }
    }
}
