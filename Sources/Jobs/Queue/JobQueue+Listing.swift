extension JobQueue {
    /// The job of a number.
    ///
    /// - Throws: `JobError` when there is none or the file cannot be read.
    public func job(_ id: JobID) throws(JobError) -> Job {
        guard let job = try store.job(id) else { throw .noSuchJob(id) }
        return job
    }

    /// The last job that came into a folder under a file name; nil where there was none.
    ///
    /// - Throws: `JobError` when the file cannot be read.
    public func job(named name: [UInt8], in folder: String) throws(JobError) -> Job? {
        try store.job(named: name, in: folder)
    }

    /// Jobs in the order of their numbers.
    ///
    /// - Parameters:
    ///   - filter: Which jobs.
    ///   - cursor: The number of the last job that was seen; nil begins with the first one.
    ///   - limit: How many jobs at most.
    /// - Returns: The jobs; fewer than `limit` means that there are no more.
    /// - Throws: `JobError` when the file cannot be read.
    public func jobs(
        _ filter: JobFilter = JobFilter(),
        after cursor: JobID? = nil,
        limit: Int = 1000
    ) throws(JobError) -> [Job] {
        try store.jobs(filter, after: cursor, limit: limit)
    }

    /// SQLite's `PRAGMA synchronous`, for tests: 2 is FULL.
    package func synchronous() throws(JobError) -> Int? {
        try store.synchronous()
    }
}
