/// The queue as its file has it, read and never changed: beside a daemon that works on it, or where none does.
public struct QueueReader: Sendable {
    private let store: JobStore

    /// Opens the file for reading.
    ///
    /// SQLite keeps two files beside it, which it makes where no daemon has them open; so the directory must be writable for
    /// whoever reads, unless they are there.
    ///
    /// - Parameter path: The queue's file.
    /// - Throws: `JobError` when there is none, it cannot be read, or another version made it.
    public init(path: String) throws(JobError) {
        store = try JobStore(reading: path)
    }

    /// Why no job is started; nil as long as jobs are.
    ///
    /// - Throws: `JobError` when the file cannot be read.
    public func pauseReason() throws(JobError) -> String? {
        let drainReason = try store.setting(JobQueue.drainSetting)
        let pauseReason = try store.setting(JobQueue.pauseSetting)
        return drainReason ?? pauseReason
    }

    /// Jobs in the order of their numbers, in whatever state.
    ///
    /// - Parameters:
    ///   - cursor: The number of the last job that was seen; nil begins with the first one.
    ///   - limit: How many jobs at most.
    /// - Returns: The jobs; fewer than `limit` means that there are no more.
    /// - Throws: `JobError` when the file cannot be read.
    public func jobs(after cursor: JobID? = nil, limit: Int = 1000) throws(JobError) -> [Job] {
        try store.jobs(JobFilter(), after: cursor, limit: limit)
    }
}
