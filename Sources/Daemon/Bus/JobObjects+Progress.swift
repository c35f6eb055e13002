import Contract
import Jobs
import Systemd

/// The steps of workers, which come faster than anybody looks.
extension JobObjects {
    /// Takes a step of a worker, and shows it now or, together with those that follow, in a moment.
    ///
    /// - Throws: `BusError` when the bus is gone.
    func progressed(_ id: JobID, _ step: JobProgress) async throws {
        let last = courses[id]?.progress
        let moment = courses[id, default: JobCourse()].take(step)
        if last == nil || last?.snapshots != step.snapshots { try await refresh(id) }
        guard let moment else { return }
        guard moment > ContinuousClock.now else { return try await showStep(of: id) }
        Task {
            try await Task.sleep(until: moment)
            try await showStep(of: id)
        }
    }

    /// Shows the last step of a job's worker, unless it has been shown.
    ///
    /// - Throws: `BusError` when the bus is gone.
    func showStep(of id: JobID) async throws {
        guard let course = courses[id], course.hasNews, let progress = course.progress else { return }
        courses[id]?.show()
        let path = BusNames.job(UInt64(clamping: id.rawValue))
        var values = progress.properties
        values[JobInterface.lossHistory] = course.losses.shown
        try await bus.update(JobInterface.description, at: path, values)
        // The job may have ended meanwhile, and after that nobody expects to hear of it.
        guard await subscribers.areThere, endings[id] == nil else { return }
        try await bus.emit(JobInterface.progressUpdate, progress.update, from: path)
    }

    /// Passes on what a worker said, to those alone who have asked to hear it: it may name files.
    ///
    /// - Throws: `BusError` when the bus is gone.
    func remarked(_ id: JobID, _ remark: WorkerRemark) async throws {
        let message = LogMessage(priority: remark.isComplaint ? 4 : 6, line: remark.text)
        let path = BusNames.job(UInt64(clamping: id.rawValue))
        try await bus.emit(JobInterface.logMessage, message, from: path, to: subscribers.names)
    }

    /// Shows what has come about without an event: what the job is made from, and its snapshots.
    private func refresh(_ id: JobID) async throws {
        guard let job = try? await queue.job(id), !job.state.isFinal else { return }
        let snapshots = await JobFiles.snapshots(of: job)
        guard courses[id] != nil else { return }
        courses[id]?.snapshots = snapshots
        try await update(job)
    }
}
