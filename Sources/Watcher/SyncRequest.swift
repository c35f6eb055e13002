/// A caller that waits until everything that lies in a folder has been told of.
struct SyncRequest {
    let number: UInt64
    let folder: String
    let deadline: SuspendingClock.Instant
    let caller: CheckedContinuation<Result<UInt64, WatchError>, Never>

    /// The cookie whose event is awaited first; nil if the folder has been read through instead.
    let cookie: Cookie?

    /// The last candidate that must be concluded, once it is known.
    var lastArrival: Int?
}
