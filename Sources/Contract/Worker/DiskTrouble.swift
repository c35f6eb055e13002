internal import Glibc

/// What it means for a job that the system refuses something to do with a file.
///
/// The one table that daemon and worker go by; `Documentation/promise.md` shows it to people.
public enum DiskTrouble: Sendable {
    /// There is no room: the same works when there is.
    case full

    /// It may work later although nobody does anything: a busy file, a stale handle, a disk in trouble.
    case passing

    /// Somebody has to do something first.
    case lasting

    /// Sorts an error of a system call.
    ///
    /// - Parameter error: A number of `errno.h`.
    public init(error: Int32) {
        switch error {
        case ENOSPC, EDQUOT: self = .full
        case EIO, ESTALE, EBUSY, EAGAIN, EINTR, EMFILE, ENFILE, ENOMEM: self = .passing
        default: self = .lasting
        }
    }
}
