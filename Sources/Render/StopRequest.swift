import Glibc
import Synchronization

/// Whether SIGTERM or SIGINT has asked the program to stop.
enum StopRequest {
    private static let requested = Atomic<Bool>(false)

    /// Whether a signal has come.
    static var isMade: Bool { requested.load(ordering: .relaxed) }

    /// Notes the signals from now on instead of dying of them.
    ///
    /// A second SIGINT ends the program at once.
    static func listen() {
        // The handler may not be the first to touch the lazily made atomic.
        requested.store(false, ordering: .relaxed)
        // Whoever stops the program may have stopped listening, too: that is no reason to die before the checkpoint.
        signal(SIGPIPE, SIG_IGN)
        signal(SIGTERM) { _ in StopRequest.requested.store(true, ordering: .relaxed) }
        signal(SIGINT) { _ in
            StopRequest.requested.store(true, ordering: .relaxed)
            signal(SIGINT, SIG_DFL)
        }
        // Whoever started the program may have held them back in the thread that did, and a mask is inherited.
        var both = sigset_t()
        sigemptyset(&both)
        sigaddset(&both, SIGTERM)
        sigaddset(&both, SIGINT)
        pthread_sigmask(SIG_UNBLOCK, &both, nil)
    }
}
