import Glibc

/// The end of this program by a signal that it has caught.
enum SignalDeath {
    /// Ends the program by the signal itself: shells and service managers want to see what has ended it.
    static func die(by number: CInt) {
        signal(number, SIG_DFL)
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, number)
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
        raise(number)
    }
}
