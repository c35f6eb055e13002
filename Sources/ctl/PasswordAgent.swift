import Glibc
import Synchronization
import SystemPackage

/// A program that asks for passwords on this terminal on behalf of polkit, where no desktop does: pkttyagent(1).
final class PasswordAgent: Sendable {
    private let program = Mutex<pid_t?>(nil)

    /// Whether there is somebody to be asked: a person at a terminal, and not root, who may do everything anyhow.
    static var isWanted: Bool {
        // What counts is where the answer is typed.
        isatty(STDIN_FILENO) == 1 && geteuid() != 0
    }

    /// Starts it, unless it runs already, and returns when it is ready to ask; where there is no such program, nobody asks.
    func start() {
        program.withLock { program in
            guard program == nil else { return }
            program = Self.spawn()
        }
    }

    /// Ends it.
    func end() {
        program.withLock { program in
            guard let identifier = program else { return }
            kill(identifier, SIGTERM)
            while waitpid(identifier, nil, 0) < 0, errno == EINTR {}
            program = nil
        }
    }

    private static func spawn() -> pid_t? {
        guard let pipe = try? FileDescriptor.pipe(options: .closeOnExec) else { return nil }
        defer { try? pipe.readEnd.close() }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        let inherited: CInt = 3
        posix_spawn_file_actions_adddup2(&actions, pipe.writeEnd.rawValue, inherited)
        // With --fallback, a desktop's agent goes first.
        let words = ["pkttyagent", "--process", "\(getpid())", "--notify-fd", "\(inherited)", "--fallback"]
        var arguments = words.map { strdup($0) } + [nil]
        defer { arguments.forEach { free($0) } }
        // The thread that starts it may block signals; it is to hear the one that ends it.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var unblocked = sigset_t()
        sigemptyset(&unblocked)
        posix_spawnattr_setsigmask(&attributes, &unblocked)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        var identifier: pid_t = 0
        let status = posix_spawnp(&identifier, words[0], &actions, &attributes, &arguments, environ)
        try? pipe.writeEnd.close()
        guard status == 0 else { return nil }
        // It closes its end when it is ready, and also when it has ended.
        var wish = pollfd(fd: pipe.readEnd.rawValue, events: 0, revents: 0)
        while poll(&wish, 1, -1) < 0, errno == EINTR {}
        return identifier
    }
}
