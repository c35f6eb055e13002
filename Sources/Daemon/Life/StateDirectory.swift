import Glibc
import SystemPackage

/// The directory with the queue, locked as long as this value lives: one daemon at a time.
///
/// The lock is the kernel's (flock(2)) and goes away with the process, however it ends.
final class StateDirectory: Sendable {
    let path: FilePath

    private let lock: FileDescriptor

    /// Takes the directory, and makes it where it is missing; where it is taken, tries again for a while.
    ///
    /// A worker that a killed daemon was just starting has the lock, too, until it has become a program of its own. Whoever
    /// has it after that is another daemon.
    ///
    /// - Throws: `DaemonFailure` when another daemon has it, `FileError` when it cannot be used.
    init(_ path: FilePath, patience: Duration = .seconds(1)) async throws {
        self.path = path
        try path.makeDirectory()
        let file = path.appending("lock")
        do {
            lock = try FileDescriptor.open(
                file,
                .readWrite,
                options: [.create, .noFollow, .closeOnExec],
                permissions: [.ownerReadWrite]
            )
        } catch {
            throw FileError("open", file, reason: error as? Errno ?? .ioError)
        }
        let end = ContinuousClock.now + patience
        while flock(lock.rawValue, LOCK_EX | LOCK_NB) != 0 {
            let reason = Errno.current
            if reason == .wouldBlock, ContinuousClock.now < end {
                try await Task.sleep(for: .milliseconds(50))
                continue
            }
            try lock.close()
            guard reason == .wouldBlock else { throw FileError("lock", file, reason: reason) }
            throw DaemonFailure(
                .alreadyRunning,
                "another daemon works on \(path.shown); two would paint everything twice"
            )
        }
    }

    deinit {
        try? lock.close()
    }

    /// The queue's file.
    var queue: FilePath { Self.queue(in: path) }

    /// The queue's file in a state directory.
    static func queue(in path: FilePath) -> FilePath { path.appending("queue.sqlite") }

    /// What was set over the bus.
    var settings: FilePath { path.appending("settings.toml") }

    /// What workers are given to read.
    ///
    /// - Throws: `FileError` when it cannot be made.
    func workDirectory() throws(FileError) -> FilePath {
        let work = path.appending("work")
        try work.remove()
        try work.makeDirectory()
        return work
    }
}
