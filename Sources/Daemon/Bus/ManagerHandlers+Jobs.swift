import Contract
import Jobs
import Systemd

extension ManagerHandlers {
    /// The methods that tell of jobs.
    func addListings(to manager: inout BusImplementation) {
        manager.handle(ManagerInterface.listJobs) { query, _ in try await listing.page(query) }
        manager.handle(ManagerInterface.exportJobs) { filter, call in
            try await exports.begin(filter, for: access.user(of: call))
        }
        manager.handle(ManagerInterface.getJob) { id, _ in
            let job = try await commands.find(id)
            try await objects.present(job)
            return job.busPath
        }
        manager.handle(ManagerInterface.getJobByPath) { picture, _ in
            guard let job = try await queue.job(named: picture.name, in: picture.folder) else {
                let name = EscapedName.text(of: picture.name)
                throw ServiceError(.noSuchJob, "There is no job of \(name) in folder \(picture.folder).")
            }
            try await objects.present(job)
            return job.busPath
        }
    }

    /// The methods that do something to jobs.
    func addJobs(to manager: inout BusImplementation) {
        manager.handle(ManagerInterface.submitFile) { submission, call in
            try await access.require(.submit, call)
            let owner = try access.user(of: call)
            let current = settings.settings.current
            let quota = access.isShared ? current.jobsPerUser : nil
            return try await commands.ask(wrongState: .internalError) {
                let job = try await intake.submit(
                    submission,
                    owner: owner,
                    mostBytes: current.pictureBytes,
                    quota: quota
                )
                return JobReference(id: UInt64(clamping: job.rawValue))
            }
        }
        manager.handle(ManagerInterface.cancelJob) { request, call in
            try await commands.cancel(request.plainArgument, by: call)
            return Nothing()
        }
        manager.handle(ManagerInterface.retryJob) { request, call in
            try await commands.retry(request.plainArgument, by: call)
        }
        manager.handle(ManagerInterface.pauseJob) { request, call in
            try await commands.pause(request.plainArgument, by: call)
            return Nothing()
        }
        manager.handle(ManagerInterface.resumeJob) { request, call in
            try await commands.resume(request.plainArgument, by: call)
            return Nothing()
        }
        manager.handle(ManagerInterface.setJobPriority) { request, call in
            let order = try request.plainArgument
            try await commands.setPriority(order.id, to: order.priority, by: call)
            return Nothing()
        }
    }
}
