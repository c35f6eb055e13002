public import SystemPackage

/// An inotify event as the kernel gave it, kept for those who look into what happened.
public struct RawEvent: Sendable, Equatable {
    /// When it was read, as time since the machine was started, its suspensions left out (`CLOCK_MONOTONIC`).
    public let monotonicTime: Duration

    /// When it was read, as time since 1970 by the wall clock.
    public let wallTime: Duration

    /// The id of the folder; nil for events of no folder or of one that is watched no longer.
    public let folder: String?

    /// What happened, as `IN_…` bits (`inotify(7)`).
    public let mask: UInt32

    /// The name in the folder, if the event is about one.
    public let name: FilePath.Component?
}
