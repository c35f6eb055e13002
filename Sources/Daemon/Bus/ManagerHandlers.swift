import Contract
import Jobs
import Systemd

/// What the Manager's methods are done with.
struct ManagerHandlers: Sendable {
    let queue: JobQueue
    let commands: JobCommands
    let intake: Intake
    let listing: JobListing
    let exports: JobExports
    let objects: JobObjects
    let reloader: Reloader
    let settings: SettingsCommands
    let access: Access
    let subscribers: Subscribers

    /// The Manager's interface.
    func implementation() -> BusImplementation {
        var manager = BusImplementation(ManagerInterface.description)
        addListings(to: &manager)
        addJobs(to: &manager)
        addQueue(to: &manager)
        addFolders(to: &manager)
        addSettings(to: &manager)
        addDaemon(to: &manager)
        return manager
    }

    private func addQueue(to manager: inout BusImplementation) {
        manager.handle(ManagerInterface.pause) { request, call in
            try await access.require(.manageAll, call)
            try await queue.pauseAll(reason: Self.reason(request.plainArgument))
            return Nothing()
        }
        manager.handle(ManagerInterface.drain) { request, call in
            try await access.require(.manageAll, call)
            try await queue.drain(reason: Self.reason(request.plainArgument))
            return Nothing()
        }
        manager.handle(ManagerInterface.resumeAll) { options, call in
            try await access.require(.manageAll, call)
            try options.requireNone()
            try await queue.resumeAll()
            return Nothing()
        }
    }

    private func addDaemon(to manager: inout BusImplementation) {
        manager.handle(ManagerInterface.reload) { options, call in
            try await access.require(.configure, call)
            try options.requireNone()
            return try await reloader.reload().mapValues { trouble in
                ["status": .string(trouble == nil ? "ok" : "kept-last-good"), "error": .string(trouble ?? "")]
            }
        }
        manager.handle(ManagerInterface.subscribe) { options, call in
            try options.requireNone()
            try await subscribers.add(call.sender, of: access.user(of: call))
            return Nothing()
        }
        manager.handle(ManagerInterface.unsubscribe) { options, call in
            try options.requireNone()
            await subscribers.remove(call.sender)
            return Nothing()
        }
    }

    /// A reason that can be shown to others on one line.
    private static func reason(_ text: String) throws -> String {
        guard text.utf8.count <= 256, !text.unicodeScalars.contains(where: { $0.properties.isNoise }) else {
            throw ServiceError(.invalidArgument, "A reason is one line of at most 256 bytes.")
        }
        return text
    }
}
