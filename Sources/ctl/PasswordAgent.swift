import Dispatch
import Glibc
import Synchronization
import SystemPackage

/// A program that asks for passwords on this terminal on behalf of polkit, where no desktop does: pkttyagent(1).
final class PasswordAgent: Sendable {
    /// What would end this program alone, and leave the other one on its terminal.
    private static let deadlySignals = [SIGTERM, SIGHUP]

    private struct State {
        var program: pid_t?
        var sources: [any DispatchSourceSignal] = []
    }

    private let state = Mutex(State())

    /// Whether there is somebody to be asked: a person at a terminal, and not root, who may do everything anyhow.
    static var isWanted: Bool {
        // What counts is where the answer is typed.
        isatty(STDIN_FILENO) == 1 && geteuid() != 0
    }

    /// Starts it, unless it runs already, and returns when it is ready to ask; where there is no such program, nobody asks.
    func start() {
        let readiness = state.withLock { state -> FileDescriptor? in
            guard state.program == nil, let pipe = try? FileDescriptor.pipe(options: .closeOnExec) else { return nil }
            if state.sources.isEmpty { state.sources = Self.deadlySignals.map(source) }
            state.program = Self.spawn(telling: pipe.writeEnd)
            try? pipe.writeEnd.close()
            return pipe.readEnd
        }
        guard let readiness else { return }
        defer { try? readiness.close() }
        // It closes its end when it is ready, and also when it has ended.
        var wish = pollfd(fd: readiness.rawValue, events: 0, revents: 0)
        while poll(&wish, 1, -1) < 0, errno == EINTR {}
    }

    /// Ends it.
    func end() {
        state.withLock { state in
            guard let identifier = state.program else { return }
            kill(identifier, SIGTERM)
            while waitpid(identifier, nil, 0) < 0, errno == EINTR {}
            state.program = nil
        }
    }

    /// Has a signal end the agent first, and then this program.
    private func source(of number: CInt) -> any DispatchSourceSignal {
        signal(number, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: number)
        source.setEventHandler { [self] in
            end()
            SignalDeath.die(by: number)
        }
        source.resume()
        return source
    }

    private static func spawn(telling writeEnd: FileDescriptor) -> pid_t? {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        let inherited: CInt = 3
        posix_spawn_file_actions_adddup2(&actions, writeEnd.rawValue, inherited)
        // With --fallback, a desktop's agent goes first.
        let words = ["pkttyagent", "--process", "\(getpid())", "--notify-fd", "\(inherited)", "--fallback"]
        var arguments = words.map { strdup($0) } + [nil]
        defer { arguments.forEach { free($0) } }
        // The thread that starts it may block signals, and this program ignores some; it is to hear the one that ends it.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var unblocked = sigset_t()
        sigemptyset(&unblocked)
        posix_spawnattr_setsigmask(&attributes, &unblocked)
        var usual = sigset_t()
        sigemptyset(&usual)
        for number in deadlySignals { sigaddset(&usual, number) }
        posix_spawnattr_setsigdefault(&attributes, &usual)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        var identifier: pid_t = 0
        let status = posix_spawnp(&identifier, words[0], &actions, &attributes, &arguments, environ)
        return status == 0 ? identifier : nil
    }
}
