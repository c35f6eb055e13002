/// How the daemon is.
public enum DaemonState: String, BusWord, Sendable {
    /// It reads its state and looks through the inboxes.
    case starting

    /// It works.
    case running

    /// It accepts pictures and starts no job, since somebody paused the queue, and none runs.
    case paused

    /// It accepts pictures and starts no job, and those that run are being finished.
    case draining

    /// It works, though a folder is missing or a watch failed.
    case degraded

    /// It finishes what runs and then ends.
    case stopping
}
