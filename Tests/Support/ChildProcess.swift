public import Foundation
import Synchronization
public import SystemPackage

/// A program that runs beside a test until the test kills it.
public final class ChildProcess: Sendable {
    /// The process id.
    public let identifier: pid_t

    /// What the program writes to its standard output, line by line; ends when it closes it.
    public let lines: AsyncStream<String>

    /// How the program ended, once it has been waited for; until then its id is its own.
    private let status = Mutex<Int32?>(nil)

    /// Starts a program found in `PATH`.
    ///
    /// - Parameters:
    ///   - command: The program and its arguments.
    ///   - errors: The file that takes its standard error, which is the tests' own otherwise.
    /// - Throws: `Errno` when there is no such program.
    public init(_ command: [String], errors: FilePath? = nil) throws {
        let pipe = try FileDescriptor.pipe()
        defer { try? pipe.writeEnd.close() }
        // The child gets the end that it needs as its standard output, and nobody else's child gets any.
        for end in [pipe.readEnd, pipe.writeEnd] where fcntl(end.rawValue, F_SETFD, FD_CLOEXEC) == -1 {
            throw Errno(rawValue: errno)
        }

        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, pipe.writeEnd.rawValue, 1)
        if let errors {
            posix_spawn_file_actions_addopen(&actions, 2, errors.string, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        }

        // A pipe of another test, which Foundation makes to be inherited, would never end.
        for descriptor: Int32 in 3..<1024 { posix_spawn_file_actions_addclose(&actions, descriptor) }

        // A thread of the test process may block signals; its child shall hear them.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var unblocked = sigset_t()
        sigemptyset(&unblocked)
        posix_spawnattr_setsigmask(&attributes, &unblocked)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))

        var arguments = command.map { strdup($0) } + [nil]
        defer { arguments.forEach { free($0) } }
        var child = pid_t()
        let status = posix_spawnp(&child, command[0], &actions, &attributes, &arguments, environ)
        guard status == 0 else {
            try pipe.readEnd.close()
            throw Errno(rawValue: status)
        }
        identifier = child
        lines = Self.lines(from: pipe.readEnd)
    }

    deinit {
        kill()
    }

    /// Sends the program a signal; does nothing when it has been waited for already.
    public func send(_ signal: Int32) {
        status.withLock { status in
            guard status == nil else { return }
            _ = Foundation.kill(identifier, signal)
        }
    }

    /// Kills the program (SIGKILL) and waits for its end; a second call does nothing.
    public func kill() {
        send(SIGKILL)
        reap()
    }

    /// Waits until the program has ended by itself; it is killed when the task is cancelled.
    ///
    /// - Returns: Its exit status, or the negative number of the signal that ended it.
    public func end() async -> Int32 {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                Thread.detachNewThread { continuation.resume(returning: self.reap()) }
            }
        } onCancel: {
            send(SIGKILL)
        }
    }

    @discardableResult
    private func reap() -> Int32 {
        if let status = status.withLock({ $0 }) { return status }
        // Waits without reaping, so that signals can be sent meanwhile and never hit another process of the same id.
        var details = siginfo_t()
        while waitid(P_PID, id_t(identifier), &details, WEXITED | WNOWAIT) == -1, errno == EINTR {}
        return status.withLock { status in
            if let status { return status }
            var word: Int32 = 0
            while waitpid(identifier, &word, 0) == -1, errno == EINTR {}
            let signal = word & 0x7F
            let number = signal == 0 ? word >> 8 & 0xFF : -signal
            status = number
            return number
        }
    }

    private static func lines(from output: FileDescriptor) -> AsyncStream<String> {
        let (lines, continuation) = AsyncStream<String>.makeStream()
        Thread.detachNewThread {
            var line: [UInt8] = []
            var byte: UInt8 = 0
            while (try? withUnsafeMutableBytes(of: &byte) { try output.read(into: $0) }) == 1 {
                if byte == UInt8(ascii: "\n") {
                    continuation.yield(String(decoding: line, as: UTF8.self))
                    line = []
                } else {
                    line.append(byte)
                }
            }
            continuation.finish()
            try? output.close()
        }
        return lines
    }
}
