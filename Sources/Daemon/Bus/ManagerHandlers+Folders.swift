import Contract
import Jobs
import Systemd
import Watcher

extension ManagerHandlers {
    /// The methods that concern folders.
    func addFolders(to manager: inout BusImplementation) {
        manager.handle(ManagerInterface.listFolders) { _, _ in
            let status = await queue.status
            return await intake.overview.folders.map { $0.shown(with: status).summary }
        }
        manager.handle(ManagerInterface.getFolder) { name, _ in
            guard await intake.folders[name] != nil else { throw ServiceError.noSuchFolder(name) }
            return BusNames.folder(name)
        }
        manager.handle(ManagerInterface.rescanFolder) { request, _ in
            UInt32(clamping: try await intake.rescan(request.plainArgument))
        }
        manager.handle(ManagerInterface.syncFolder) { request, _ in
            let request = try request.plainArgument
            let timeout = Duration.microseconds(Int64(clamping: min(request.timeout, 3_600_000_000)))
            try await intake.synchronise(request.folder, timeout: timeout)
            return Nothing()
        }
        manager.handle(ManagerInterface.validateConfig) { request, _ in
            try await intake.problems(in: request.file, of: request.folder)
        }
        manager.handle(ManagerInterface.getRecentEvents) { count, _ in
            await intake.watch.recentEvents(Int(clamping: count)).map(WatchEvent.init)
        }
        manager.handle(ManagerInterface.pretendOverflow) { options, call in
            try await access.require(.configure, call)
            try options.requireNone()
            await intake.watch.pretendOverflow()
            return Nothing()
        }
    }
}
