/// Jobs that wait for a trouble to pass, and folders that wait for room.
extension JobQueue {
    /// The jobs that wait until a moment that their rows tell.
    func delayed() throws(JobError) -> [Job] {
        try store.delayed()
    }

    /// How long a job has yet to wait; nil where it does not.
    ///
    /// The row tells the wall time, which survives a restart and may jump: nobody waits longer than was ever meant.
    func patience(of job: Job) -> Duration? {
        guard job.state == .queued, let moment = job.retryAt else { return nil }
        if let end = delayEnds[job.id] { return max(.zero, end - .now) }
        return min(max(.zero, clock().duration(to: moment)), backOff.longest)
    }

    /// A job has waited long enough, or somebody does not want it to wait.
    func endDelay(_ id: JobID) throws(JobError) {
        _ = try change(id) { job, _ throws(JobError) in job.endDelay() }
    }

    /// A trouble that jobs of a folder are put off for, by its ``Job/errorCode``, may be over: they wait no longer.
    ///
    /// - Throws: `JobError` when the file cannot be read or written.
    public func endDelays(in folder: String, for errorCode: String) throws(JobError) {
        for job in try store.delayed() where job.folder == folder && job.errorCode == errorCode {
            try endDelay(job.id)
        }
    }

    /// The job of a blocked folder that is to find out whether there is room; nil where none waits.
    func scout(of folder: String) throws(JobError) -> Job? {
        try store.next(in: folder)
    }

    /// Starts no further job of a folder until ``unblock(_:)``, for a reason that everybody is shown.
    func block(_ folder: String, because reason: String) {
        status.blocked[folder] = reason
        listeners.tell(.status(status))
    }

    /// Starts jobs of a folder again.
    func unblock(_ folder: String) {
        guard status.blocked.removeValue(forKey: folder) != nil else { return }
        listeners.tell(.status(status))
    }

    /// Bounds how many jobs of each folder are painted at once; a folder without a bound has none of its own.
    public func setFolderLimits(_ limits: [String: Int]) {
        folderLimits = limits
        listeners.tell(.status(status))
    }

    /// The folders of which no job may be started now.
    func closedFolders() throws(JobError) -> Set<String> {
        var closed = status.pausedFolders.union(status.blocked.keys)
        guard !folderLimits.isEmpty, status.counts[.running] > 0 else { return closed }
        for (folder, running) in try store.runningByFolder() where folderLimits[folder].map({ running >= $0 }) ?? false
        {
            closed.insert(folder)
        }
        return closed
    }
}
