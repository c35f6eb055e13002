internal import Glibc

/// A moment at which a program can be made to die on the spot, for the tests of what a restart makes of it.
///
/// `IMPASTO_CRASH_AT=NAME` in a program's environment ends it by SIGKILL the first time that it gets there. Without the
/// variable nothing happens.
public enum CrashPoint: String, CaseIterable, Sendable {
    /// A submitted picture is in the inbox; no job is yet.
    case submissionCopied = "submission-copied"
    /// Pictures are queued, nobody was told.
    case pictureQueued = "picture-queued"
    /// The row says that the job runs; nothing else has happened.
    case attemptBegun = "attempt-begun"
    /// The digests are in the row, no worker is there yet.
    case claimRecorded = "claim-recorded"
    /// The worker has told of its first step.
    case workerAtWork = "worker-at-work"
    /// The painting is there, the row says that the job runs.
    case workerEnded = "worker-ended"
    /// The row says how the painting ended; it is not decided where the files go.
    case attemptRecorded = "attempt-recorded"
    /// The row says where the files go; none was moved.
    case planRecorded = "plan-recorded"
    /// One of several files has its final name.
    case partlyNamed = "partly-named"
    /// All files have their final names, which may not be on the disk.
    case allNamed = "all-named"
    /// All files are in the outbox down to the disk; the row does not say so.
    case published
    /// The row says that the files are in the outbox; the source is in the inbox.
    case publicationRecorded = "publication-recorded"
    /// The source was moved, which may not be on the disk.
    case sourceMoved = "source-moved"
    /// The source was moved down to the disk; the row does not say so.
    case sourceSafe = "source-safe"
    /// The row says that the job is over; nobody was told.
    case jobFinished = "job-finished"
    /// The source of a failed job is in `failed/`, without a report.
    case sourceQuarantined = "source-quarantined"
    /// The report of a failed job is written; the row does not say so.
    case failureReported = "failure-reported"

    /// The worker: the beginning of a checkpoint is written, beside its place.
    case checkpointBegun = "checkpoint-begun"
    /// The worker: a checkpoint is whole, beside its place; the one before it is in force.
    case checkpointWritten = "checkpoint-written"
    /// The worker: a checkpoint is in its place.
    case checkpointKept = "checkpoint-kept"
    /// The worker: a snapshot is whole, beside its place.
    case snapshotWritten = "snapshot-written"
    /// The worker: a snapshot is in its place; no checkpoint knows of it.
    case snapshotKept = "snapshot-kept"
    /// The worker: what shows the run is in its place; sidecar and result are not begun.
    case visualsKept = "visuals-kept"
    /// The worker: the sidecar of a result is in its place that is not begun.
    case sidecarKept = "sidecar-kept"
    /// The worker: the result is whole, beside its place.
    case resultWritten = "result-written"
    /// The worker: the result is in its place, and so is the checkpoint.
    case resultKept = "result-kept"
    /// The worker: only the result is left; nobody was told.
    case checkpointRemoved = "checkpoint-removed"

    /// Those of `impasto-render`; the others are the daemon's.
    public static let ofWorker: Set<CrashPoint> = [
        .checkpointBegun, .checkpointWritten, .checkpointKept, .snapshotWritten, .snapshotKept, .visualsKept,
        .sidecarKept, .resultWritten, .resultKept, .checkpointRemoved,
    ]

    /// The environment variable that chooses one.
    public static let variable = "IMPASTO_CRASH_AT"

    /// The moment that was chosen when the program started, or nil.
    private static let chosen = getenv(variable).flatMap { CrashPoint(rawValue: String(cString: $0)) }

    /// Ends the program if this moment was chosen.
    public func pass() {
        guard self == Self.chosen else { return }
        // By tgkill(2), which a confined worker is left with.
        raise(SIGKILL)
        // The signal may reach another thread first.
        while true { pause() }
    }
}
