import Contract
import Jobs
import Systemd

/// What clients may do to a job, by the Manager as well as by the job's own object.
struct JobCommands: Sendable {
    let queue: JobQueue
    let access: Access
    let settings: Settings

    func find(_ id: UInt64) async throws -> Job {
        try await ask(wrongState: .internalError) { try await queue.job(JobID(id)) }
    }

    func cancel(_ id: UInt64, by call: BusCall) async throws {
        try await access.require(managing: try await find(id), call)
        _ = try await ask(wrongState: .jobFinished) { try await queue.cancel(JobID(id)) }
    }

    func retry(_ id: UInt64, by call: BusCall) async throws -> JobReference {
        let job = try await find(id)
        try await access.require(managing: job, call)
        // Whoever may retry the jobs of others is not stopped by their bounds.
        let isOwn = try access.user(of: call) == job.owner
        let quota = access.isShared && isOwn ? settings.current.jobsPerUser : nil
        _ = try await ask(wrongState: .jobNotRetryable) { try await queue.retry(JobID(id), quota: quota) }
        return JobReference(id: id)
    }

    func pause(_ id: UInt64, by call: BusCall) async throws {
        try await access.require(managing: try await find(id), call)
        _ = try await ask(wrongState: .jobNotPausable) { try await queue.pause(JobID(id)) }
    }

    func resume(_ id: UInt64, by call: BusCall) async throws {
        try await access.require(managing: try await find(id), call)
        _ = try await ask(wrongState: .jobNotPausable) { try await queue.resume(JobID(id)) }
    }

    func setPriority(_ id: UInt64, to priority: Int32, by call: BusCall) async throws {
        try await access.require(managing: try await find(id), call)
        guard (-1000...1000).contains(priority) else {
            throw ServiceError(.invalidArgument, "A priority is from -1000 to 1000, not \(priority).")
        }
        _ = try await ask(wrongState: .jobFinished) { try await queue.setPriority(of: JobID(id), to: Int(priority)) }
    }

    func openOutput(_ id: UInt64) async throws -> BusDescriptor {
        try await JobFiles(queue: queue).openOutput(of: find(id))
    }

    func openSnapshot(_ id: UInt64, _ index: UInt32) async throws -> BusDescriptor {
        try await JobFiles(queue: queue).openSnapshot(index, of: find(id))
    }

    /// Asks something of the queue; where it refuses, that is an error for clients.
    func ask<Answer>(wrongState: ServiceErrorCode, _ deed: () async throws -> Answer) async throws -> Answer {
        do {
            return try await deed()
        } catch let error as JobError {
            throw ServiceError(error, wrongState: wrongState)
        }
    }
}

extension JobID {
    /// The job of that number on the bus; numbers that are too large are nobody's.
    init(_ busID: UInt64) {
        self.init(rawValue: Int64(clamping: busID))
    }
}
