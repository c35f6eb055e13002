import SystemPackage
import TestSupport
import Testing
import Watcher

/// A real folder, watched with short times, and what the watch tells of it.
struct WatchedInbox: Sendable {
    static let settle = Duration.milliseconds(120)

    /// The inbox.
    let path: FilePath

    /// A folder beside it, on the same file system.
    let elsewhere: FilePath

    let watch: FolderWatch

    /// Lends a ready inbox to `body` and closes the watch afterwards, however `body` ends.
    ///
    /// `prepare` may put files there before the watch begins.
    static func with(
        settle: Duration = settle,
        settleMaximum: Duration = .seconds(60),
        rescanInterval: Duration = .seconds(300),
        method: WatchedFolder.Method = .auto,
        prepare: (FilePath) throws -> Void = { _ in },
        _ body: (WatchedInbox) async throws -> Void
    ) async throws {
        try await TemporaryDirectory.with { directory in
            let path = directory.appending("inbox")
            let elsewhere = directory.appending("elsewhere")
            try makeFolder(path)
            try makeFolder(elsewhere)
            try prepare(path)
            let watch = try FolderWatch()
            do {
                let inbox = WatchedInbox(path: path, elsewhere: elsewhere, watch: watch)
                try await watch.add(
                    WatchedFolder(
                        id: "inbox",
                        path: path,
                        settle: settle,
                        settleMaximum: settleMaximum,
                        rescanInterval: rescanInterval,
                        method: method,
                        pollInterval: .milliseconds(100)
                    )
                )
                _ = try await inbox.events { $0 == .folderReady("inbox") }
                try await body(inbox)
            } catch {
                await watch.close()
                throw error
            }
            await watch.close()
        }
    }

    /// Takes events up to the first one that `isLast` accepts.
    func events(until isLast: @escaping @Sendable (FolderEvent) -> Bool) async throws -> [FolderEvent] {
        let stream = watch.events
        return try await withDeadline(.seconds(30), "folder events") {
            var events: [FolderEvent] = []
            for await event in stream {
                events.append(event)
                if isLast(event) { return events }
            }
            throw EndOfEvents(events: events)
        }
    }

    /// Puts one more file there and takes all events that come before it has settled, its own not among them.
    ///
    /// What arrived before has had its settle time by then, so whatever there was to say about it is among the events.
    func eventsSoFar() async throws -> [FolderEvent] {
        let name = FilePath.Component("last-\(UInt64.random(in: 0..<(.max))).png") ?? "last.png"
        try write("last", to: elsewhere.appending(name))
        try rename(elsewhere.appending(name), to: path.appending(name))
        return try await events { $0.settledName == name }.dropLast()
    }

    /// Takes all events of what has been done in the folder so far; waits until each file has been concluded.
    func syncedEvents() async throws -> [FolderEvent] {
        let number = try await watch.sync(id: "inbox", timeout: .seconds(30))
        return try await events { $0 == .synced("inbox", number) }.dropLast()
    }

    /// Takes events up to the first one that tells of a folder that cannot be watched.
    func nextTrouble() async throws -> WatchError? {
        let last = try await events { if case .folderUnavailable = $0 { true } else { false } }.last
        guard case .folderUnavailable(_, let error) = last else { return nil }
        return error
    }

    /// Runs a program of the system, which must succeed.
    func run(_ program: String, _ arguments: any CustomStringConvertible...) async throws {
        let output = try await CommandOutput.of(program, arguments.map(\.description))
        #expect(output.status == 0, "\(output.errors)")
    }

    /// Takes as many events as files settle, and returns their names.
    func names(ofNext count: Int) async throws -> [FilePath.Component] {
        var names: [FilePath.Component] = []
        while names.count < count {
            names += try await events { $0.settledName != nil }.compactMap(\.settledName)
        }
        return names
    }
}

/// The stream of events ended before the awaited one came.
struct EndOfEvents: Error {
    let events: [FolderEvent]
}

extension FolderEvent {
    /// The name of the file that has settled, if that is what the event tells.
    var settledName: FilePath.Component? {
        if case .settled(let file) = self { file.name } else { nil }
    }

    /// The refused file, if that is what the event tells.
    var refused: RefusedFile? {
        if case .refused(let file) = self { file } else { nil }
    }

    /// How a folder is watched, if that is what the event tells.
    var method: WatchMethod? {
        if case .watching(_, let method) = self { method } else { nil }
    }
}
