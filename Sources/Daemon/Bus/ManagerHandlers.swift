import Contract
import Jobs
import Systemd

/// What the Manager's methods are done with.
struct ManagerHandlers: Sendable {
    let queue: JobQueue
    let commands: JobCommands
    let intake: Intake
    let listing: JobListing
    let reloader: Reloader

    /// Is told how many jobs a client wants painted at once.
    let limits: AsyncStream<Int>.Continuation

    /// The Manager's interface.
    func implementation() -> BusImplementation {
        var manager = BusImplementation(ManagerInterface.description)
        addJobs(to: &manager)
        addQueue(to: &manager)
        addFolders(to: &manager)
        return manager
    }

    private func addJobs(to manager: inout BusImplementation) {
        manager.handle(ManagerInterface.submitFile) { submission, _ in
            JobReference(id: UInt64(clamping: try await intake.submit(submission).rawValue))
        }
        manager.handle(ManagerInterface.listJobs) { query, _ in try await listing.page(query) }
        manager.handle(ManagerInterface.getJob) { id, _ in try await commands.find(id).busPath }
        manager.handle(ManagerInterface.cancelJob) { request, _ in
            try await commands.cancel(request.id, flags: request.flags)
            return Nothing()
        }
        manager.handle(ManagerInterface.retryJob) { request, _ in
            guard request.options.isEmpty else { throw ServiceError(.invalidArgument, "No option is known.") }
            return try await commands.retry(request.id)
        }
        manager.handle(ManagerInterface.pauseJob) { id, _ in
            try await commands.pause(id)
            return Nothing()
        }
        manager.handle(ManagerInterface.resumeJob) { id, _ in
            try await commands.resume(id)
            return Nothing()
        }
    }

    private func addQueue(to manager: inout BusImplementation) {
        manager.handle(ManagerInterface.pause) { reason, _ in
            try await queue.pauseAll(reason: reason)
            return Nothing()
        }
        manager.handle(ManagerInterface.drain) { reason, _ in
            try await queue.drain(reason: reason)
            return Nothing()
        }
        manager.handle(ManagerInterface.resumeAll) { _, _ in
            try await queue.resumeAll()
            return Nothing()
        }
        manager.accept(ManagerInterface.maxParallel) { value in
            guard (1...64).contains(value) else {
                throw ServiceError(.invalidArgument, "MaxParallel must be from 1 to 64, not \(value).")
            }
            limits.yield(Int(value))
        }
    }

    private func addFolders(to manager: inout BusImplementation) {
        manager.handle(ManagerInterface.reload) { options, _ in
            guard options.isEmpty else { throw ServiceError(.invalidArgument, "No option is known.") }
            return try await reloader.reload().mapValues { trouble in
                ["status": .string(trouble == nil ? "ok" : "kept-last-good"), "error": .string(trouble ?? "")]
            }
        }
        manager.handle(ManagerInterface.listFolders) { _, _ in
            let status = await queue.status
            return await intake.summaries.map { $0.shown(with: status) }
        }
        manager.handle(ManagerInterface.rescanFolder) { name, _ in
            UInt32(clamping: try await intake.rescan(name))
        }
        manager.handle(ManagerInterface.syncFolder) { request, _ in
            let timeout = Duration.microseconds(Int64(clamping: min(request.timeout, 3_600_000_000)))
            try await intake.synchronise(request.folder, timeout: timeout)
            return Nothing()
        }
    }
}
