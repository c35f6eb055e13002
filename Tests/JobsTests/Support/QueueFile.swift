import Foundation
import Jobs
import Logging
import SystemPackage
import TestSupport

/// A queue's file in a temporary directory, which can be opened, copied as a crash would leave it, and opened again.
struct QueueFile: Sendable {
    let path: FilePath

    static func with<Result>(_ body: (QueueFile) async throws -> Result) async throws -> Result {
        try await TemporaryDirectory.with { directory in
            try await body(QueueFile(path: directory.appending("queue.sqlite")))
        }
    }

    func open(limit: Int = 1, backOff: BackOff = BackOff()) throws -> JobQueue {
        try JobQueue(path: path.string, limit: limit, backOff: backOff)
    }

    /// Copies the file as it is on disk this moment, with what SQLite has beside it.
    func crashed(_ name: String) throws -> QueueFile {
        let copy = path.removingLastComponent().appending(name)
        for suffix in ["", "-wal"] {
            try FileManager.default.copyItem(atPath: path.string + suffix, toPath: copy.string + suffix)
        }
        return QueueFile(path: copy)
    }

    /// Has sqlite3(1) execute statements on the file.
    ///
    /// - Returns: What it printed.
    @discardableResult
    func sqlite(_ statements: String) throws -> String {
        let sqlite = Process()
        let output = Pipe()
        sqlite.executableURL = URL(filePath: "/usr/bin/sqlite3")
        sqlite.arguments = [path.string, statements]
        sqlite.standardOutput = output
        try sqlite.run()
        let told = output.fileHandleForReading.readDataToEndOfFile()
        sqlite.waitUntilExit()
        guard sqlite.terminationStatus == 0 else { throw Errno.invalidArgument }
        return String(decoding: told, as: UTF8.self)
    }
}

/// Runs jobs as long as `body` lasts, then stops the runner as a daemon that is being shut down does.
func withRunner<Result: Sendable>(
    of queue: JobQueue,
    _ executor: FakeExecutor,
    retryInterval: Duration = .seconds(30),
    _ body: () async throws -> Result
) async throws -> Result {
    let quiet = Logger(label: "jobs") { _ in SwiftLogNoOpLogHandler() }
    let runner = JobRunner(queue: queue, executor: executor, logger: quiet, retryInterval: retryInterval)
    let running = Task { await runner.run() }
    do {
        let result = try await body()
        running.cancel()
        try await withDeadline(.seconds(20), "the runner's end") { await running.value }
        return result
    } catch {
        running.cancel()
        throw error
    }
}

/// Waits for the first event that `matches`.
@discardableResult
func event(
    in events: AsyncStream<JobEvent>,
    _ what: String,
    _ matches: @escaping @Sendable (JobEvent) -> Bool
) async throws -> JobEvent {
    try await withDeadline(.seconds(60), what) {
        for await event in events where matches(event) { return event }
        throw CancellationError()
    }
}

/// Waits until a job has ended.
@discardableResult
func end(of id: JobID, in events: AsyncStream<JobEvent>) async throws -> Job {
    let found = try await event(in: events, "the end of job \(id)") { event in
        if case .ended(let job) = event { job.id == id } else { false }
    }
    guard case .ended(let job) = found else { throw CancellationError() }
    return job
}

/// Waits until a job is in a state.
func state(_ state: JobState, of id: JobID, in events: AsyncStream<JobEvent>) async throws {
    try await event(in: events, "job \(id) \(state)") { event in
        switch event {
        case .added(let job), .changed(let job), .ended(let job): job.id == id && job.state == state
        default: false
        }
    }
}

extension JobRequest {
    /// A picture; equal numbers are the same file.
    static func picture(_ number: Int, folder: String = "monet", priority: Int = 0) -> JobRequest {
        JobRequest(
            folder: folder,
            name: Array("picture \(number).png".utf8),
            identity: SourceIdentity(device: 1, inode: UInt64(number), size: 100, modifiedNanoseconds: 1_000),
            recipe: FrozenRecipe(json: "{}"),
            priority: priority
        )
    }
}

extension JobQueue {
    /// Queues one picture that must be new.
    func enqueueNew(_ request: JobRequest) throws -> Job {
        guard case .new(let job) = try enqueue([request]).first else {
            throw JobError(code: .wrongState, message: "known already")
        }
        return job
    }
}
