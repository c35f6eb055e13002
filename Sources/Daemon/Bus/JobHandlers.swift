import Contract
import Systemd

extension BusImplementation {
    /// The interface of the jobs' objects.
    static func job(_ commands: JobCommands) -> BusImplementation {
        var job = BusImplementation(JobInterface.description)
        job.handle(JobInterface.cancel) { flags, call in
            try await commands.cancel(call.job, flags: flags)
            return Nothing()
        }
        job.handle(JobInterface.pause) { _, call in
            try await commands.pause(call.job)
            return Nothing()
        }
        job.handle(JobInterface.resume) { _, call in
            try await commands.resume(call.job)
            return Nothing()
        }
        job.handle(JobInterface.retry) { _, call in
            try await commands.retry(call.job)
        }
        return job
    }
}

extension BusCall {
    /// The number of the job that was called.
    fileprivate var job: UInt64 {
        get throws {
            guard let id = BusNames.jobID(of: path) else { throw ServiceError(.noSuchJob, "\(path) is no job.") }
            return id
        }
    }
}
