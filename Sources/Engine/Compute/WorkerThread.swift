import CLinux
import Glibc

/// A thread that is started and joined by whoever owns it.
struct WorkerThread: Sendable {
    private let thread: pthread_t

    /// What a new thread is handed.
    private final class Start {
        let name: String
        let body: @Sendable () -> Void

        init(name: String, body: @escaping @Sendable () -> Void) {
            self.name = name
            self.body = body
        }
    }

    /// Starts a thread; nil where the system has no room for another.
    ///
    /// - Parameters:
    ///   - name: What ps(1) and gdb(1) call it; Linux keeps the first 15 bytes.
    ///   - stack: Bytes of its stack.
    ///   - body: What it does.
    init?(name: String, stack: Int, body: @escaping @Sendable () -> Void) {
        var attributes = pthread_attr_t()
        guard pthread_attr_init(&attributes) == 0 else { return nil }
        defer { pthread_attr_destroy(&attributes) }
        guard pthread_attr_setstacksize(&attributes, stack) == 0 else { return nil }

        let start = Unmanaged.passRetained(Start(name: name, body: body))
        var thread = pthread_t()
        let status = WorkerThread.withSignalsBlocked {
            pthread_create(&thread, &attributes, WorkerThread.main, start.toOpaque())
        }
        guard status == 0 else {
            start.release()
            return nil
        }
        self.thread = thread
    }

    /// Waits for the thread's end; to be called once.
    func join() {
        pthread_join(thread, nil)
    }

    private static let main: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { context in
        guard let context else { return nil }
        let start = Unmanaged<Start>.fromOpaque(context).takeRetainedValue()
        clinux_name_thread(start.name)
        start.body()
        return nil
    }

    /// Calls `body` with the mask that a thread created by it is to inherit.
    ///
    /// The process's signals belong to its other threads; those that a thread brings upon itself must come through, or
    /// a crash would go unexplained.
    private static func withSignalsBlocked<Result>(_ body: () -> Result) -> Result {
        var blocked = sigset_t()
        var previous = sigset_t()
        sigfillset(&blocked)
        for signal in [SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGSYS, SIGTRAP] { sigdelset(&blocked, signal) }
        pthread_sigmask(SIG_SETMASK, &blocked, &previous)
        defer { pthread_sigmask(SIG_SETMASK, &previous, nil) }
        return body()
    }
}
