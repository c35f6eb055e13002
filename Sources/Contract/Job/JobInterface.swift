/// The interface of one job's object, `/org/impasto/Impasto1/job/_<id>`.
///
/// Times are microseconds since 1970 (CLOCK_REALTIME), 0 while there is none. Their monotonic twins are microseconds since
/// the machine was started (CLOCK_MONOTONIC), 0 also where that was an earlier start. Numbers that nobody knows are −1. Paths
/// are bytes as they are on disk, empty while there is none. What may name a file is explicit: signals are heard by
/// everybody, and who may not ask must not learn it.
public enum JobInterface {
    /// The interface's name.
    public static let name = "org.impasto.Impasto1.Job"

    /// The whole interface.
    public static let description = InterfaceDescription(
        name,
        summary: """
            One picture on its way. Times are microseconds since 1970 (CLOCK_REALTIME) and 0 while there is none; their \
            twins that end in Monotonic are microseconds since the machine was started (CLOCK_MONOTONIC), and 0 also where it \
            has been started anew since. Numbers that nobody knows are -1, and paths are bytes, none while there is no path. Properties that may name a file \
            are read one by one only.
            """,
        [
            cancel, pause, resume, retry, setPriority, openOutput, openSnapshot,
            id, uuid, folder, pictureName, sourcePath, ownerUID, style, configDigest, contentHash,
            state, result, error, errorMessage, attempts, priority,
            enqueued, enqueuedMonotonic, started, startedMonotonic, retryAt, finished, finishedMonotonic,
            progress, iteration, iterations, scale, loss, styleLoss, contentLoss, histogramLoss, totalVariationLoss,
            expectedEnd, processorTime, peakMemory, lossHistory,
            duplicateOf, outputPath, snapshotsPath, snapshots,
            progressUpdate, logMessage,
        ]
    )

    /// What a client asks for that wants to know everything of a job but the course of its loss.
    public static let details: [any InterfaceMember] = [
        pictureName, sourcePath, style, contentHash, errorMessage, outputPath, snapshotsPath, snapshots,
    ]
}
