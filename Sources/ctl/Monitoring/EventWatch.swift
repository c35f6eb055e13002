import Contract
import Systemd

/// Everything that the daemon tells on the bus, in one row.
struct EventWatch: ~Copyable {
    private let daemon: Daemon
    private let listener: Task<Void, Never>
    private var events: AsyncStream<Event>.Iterator
    private var places: [UInt64: (folder: String?, name: String?)] = [:]

    /// Listens; what happens after this returns is told.
    init(_ daemon: Daemon) async throws {
        self.daemon = daemon
        let (stream, sink) = AsyncStream<Event>.makeStream()
        events = stream.makeAsyncIterator()

        let added = try await daemon.manager.signals(ManagerInterface.jobNew)
        let changed = try await daemon.manager.changes(of: JobInterface.description)
        let removed = try await daemon.manager.signals(ManagerInterface.jobRemoved)
        let remarks = try await daemon.manager.signalsOfChildren(JobInterface.logMessage)
        let folders = try await daemon.manager.signals(ManagerInterface.folderStateChanged)
        let overflows = try await daemon.manager.signals(ManagerInterface.overflow)
        let states = try await daemon.manager.changes(of: ManagerInterface.description)
        let owners = try await daemon.manager.owners()
        _ = try await daemon.manager.call(ManagerInterface.subscribe, [:])
        listener = Task {
            await withDiscardingTaskGroup { group in
                group.addTask { for await job in added { sink.yield(Event(.jobNew, job: job.id)) } }
                group.addTask { for await (path, values) in changed { sink.yield(Event(path, values)) } }
                group.addTask { for await removal in removed { sink.yield(Event(removal)) } }
                group.addTask { for await (path, remark) in remarks { sink.yield(Event(path, remark)) } }
                group.addTask { for await change in folders { sink.yield(Event(change)) } }
                group.addTask { for await _ in overflows { sink.yield(Event(.eventsLost)) } }
                group.addTask { for await (_, values) in states { sink.yield(Event(values)) } }
                group.addTask {
                    for await owner in owners { sink.yield(Event(owner == nil ? .daemonGone : .daemonBack)) }
                }
            }
            sink.finish()
        }
    }

    deinit {
        listener.cancel()
    }

    /// The next event; nil once the bus is gone.
    mutating func next() async -> Event? {
        guard var event = await events.next(isolation: #isolation) else { return nil }
        // Another daemon does not know who wanted to hear what workers say.
        if event.kind == .daemonBack { _ = try? await daemon.manager.call(ManagerInterface.subscribe, [:]) }
        if let job = event.job {
            let place = await place(of: job)
            (event.folder, event.name) = place
            if event.kind == .jobRemoved { places[job] = nil }
        }
        return event
    }

    /// Signals name no files; whoever may ask is told.
    private mutating func place(of job: UInt64) async -> (folder: String?, name: String?) {
        if let place = places[job] { return place }
        let object = daemon.job(job)
        let place = (try? await object.get(JobInterface.folder), try? await object.get(JobInterface.pictureName))
        places[job] = place
        return place
    }
}

extension AsyncStream<Event>.Continuation {
    fileprivate func yield(_ event: Event?) {
        if let event { self.yield(event) }
    }
}

extension Event {
    fileprivate init?(_ path: ObjectPath, _ values: PropertyValues) {
        // That a job is over, and how, is told by its removal, which comes next.
        guard let job = BusNames.jobID(of: path), let state = values[JobInterface.state], !state.isFinal else {
            return nil
        }
        self.init(.jobChanged, job: job)
        self.state = state.rawValue
    }

    fileprivate init(_ removal: JobRemoval) {
        self.init(.jobRemoved, job: removal.id)
        result = removal.result.rawValue
        error = removal.errorName.isEmpty ? nil : removal.errorName
    }

    fileprivate init?(_ path: ObjectPath, _ remark: LogMessage) {
        guard let job = BusNames.jobID(of: path) else { return nil }
        self.init(.jobSaid, job: job)
        priority = remark.priority
        text = remark.line
    }

    fileprivate init(_ change: FolderStateChange) {
        self.init(.folderChanged)
        folder = change.folder
        state = change.state.rawValue
        reason = change.trouble == .none ? nil : change.trouble.rawValue
    }

    fileprivate init?(_ values: PropertyValues) {
        guard let state = values[ManagerInterface.state] else { return nil }
        self.init(.daemonChanged)
        self.state = state.rawValue
        reason = values[ManagerInterface.pauseReason].flatMap { $0.isEmpty ? nil : $0 }
    }
}
