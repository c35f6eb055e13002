import Contract
import Systemd

extension BusImplementation {
    /// The interface of the jobs' objects.
    static func job(_ commands: JobCommands) -> BusImplementation {
        var job = BusImplementation(JobInterface.description)
        job.handle(JobInterface.cancel) { options, call in
            try options.requireNone()
            try await commands.cancel(call.job, by: call)
            return Nothing()
        }
        job.handle(JobInterface.pause) { options, call in
            try options.requireNone()
            try await commands.pause(call.job, by: call)
            return Nothing()
        }
        job.handle(JobInterface.resume) { options, call in
            try options.requireNone()
            try await commands.resume(call.job, by: call)
            return Nothing()
        }
        job.handle(JobInterface.retry) { options, call in
            try options.requireNone()
            return try await commands.retry(call.job, by: call)
        }
        job.handle(JobInterface.setPriority) { request, call in
            try await commands.setPriority(call.job, to: request.plainArgument, by: call)
            return Nothing()
        }
        job.handle(JobInterface.openOutput) { _, call in try await commands.openOutput(call.job) }
        job.handle(JobInterface.openSnapshot) { index, call in try await commands.openSnapshot(call.job, index) }
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
