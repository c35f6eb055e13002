/// The interface of one job's object, `/org/impasto/Impasto1/job/_<id>`.
///
/// Times are microseconds since 1970 (CLOCK_REALTIME), 0 while there is none. Numbers that nobody knows are −1. Paths
/// are bytes as they are on disk, empty while there is none.
public enum JobInterface {
    /// The interface's name.
    public static let name = "org.impasto.Impasto1.Job"

    /// The job's number.
    public static let id = Property<UInt64>(name, "Id", .constant)

    /// The name of the folder that the picture came in.
    public static let folder = Property<String>(name, "Folder", .constant)

    /// The picture's file name as ``EscapedName`` text.
    public static let pictureName = Property<String>(name, "Name", .constant)

    /// The picture's path in the inbox.
    public static let sourcePath = Property<[UInt8]>(name, "SourcePath", .constant)

    /// Where the job stands.
    public static let state = Property<JobState>(name, "State", .emits)

    /// How the job ended.
    public static let result = Property<JobResult>(name, "Result", .emits)

    /// The bus name of the error that the job ended with, or empty.
    public static let error = Property<String>(name, "Error", .emits)

    /// The error for people, or empty.
    public static let errorMessage = Property<String>(name, "ErrorMessage", .emits)

    /// How often a worker was started for the job.
    public static let attempts = Property<UInt32>(name, "Attempts", .emits)

    /// When the job was queued.
    public static let enqueued = Property<UInt64>(name, "EnqueuedUSec", .constant)

    /// When a worker was last started for the job.
    public static let started = Property<UInt64>(name, "StartedUSec", .emits)

    /// Until when the job waits before it is tried again.
    public static let retryAt = Property<UInt64>(name, "RetryUSec", .emits)

    /// When the job ended.
    public static let finished = Property<UInt64>(name, "FinishedUSec", .emits)

    /// How much of the work is done, 0 to 1.
    public static let progress = Property<Double>(name, "Progress", .silent)

    /// Evaluations of the loss so far.
    public static let iteration = Property<UInt32>(name, "Iteration", .silent)

    /// Evaluations of the loss planned in all.
    public static let iterations = Property<UInt32>(name, "IterationsMax", .silent)

    /// The weighted sum of the losses after the last evaluation.
    public static let loss = Property<Double>(name, "Loss", .silent)

    /// The unweighted style loss after the last evaluation.
    public static let styleLoss = Property<Double>(name, "StyleLoss", .silent)

    /// The unweighted content loss after the last evaluation.
    public static let contentLoss = Property<Double>(name, "ContentLoss", .silent)

    /// The unweighted histogram loss after the last evaluation; -1 where none is asked for.
    public static let histogramLoss = Property<Double>(name, "HistogramLoss", .silent)

    /// The unweighted total variation after the last evaluation.
    public static let totalVariationLoss = Property<Double>(name, "TvLoss", .silent)

    /// The number of the job that painted the same picture by the same recipe before, where that stands for this one; 0.
    public static let duplicateOf = Property<UInt64>(name, "DuplicateOf", .emits)

    /// Where the painted picture is, once it is published.
    public static let outputPath = Property<[UInt8]>(name, "OutputPath", .emits)

    /// The directory with the pictures of the way there, once it is there.
    public static let snapshotsPath = Property<[UInt8]>(name, "SnapshotsPath", .emits)

    /// Cancels the job; the flags must be 0.
    public static let cancel = Method<UInt64, Nothing>(name, "Cancel", in: ["flags"])

    /// Stops the job's worker, or keeps it from being started, until the job is resumed.
    public static let pause = Method<Nothing, Nothing>(name, "Pause")

    /// Queues a paused job again.
    public static let resume = Method<Nothing, Nothing>(name, "Resume")

    /// Tries a failed or canceled job once more, under the same number.
    public static let retry = Method<Nothing, JobReference>(name, "Retry", out: ["job_id", "job"])

    /// The whole interface.
    public static let description = InterfaceDescription(
        name,
        [
            cancel, pause, resume, retry,
            id, folder, pictureName, sourcePath,
            state, result, error, errorMessage, attempts,
            enqueued, started, retryAt, finished,
            progress, iteration, iterations, loss, styleLoss, contentLoss, histogramLoss, totalVariationLoss,
            duplicateOf, outputPath, snapshotsPath,
        ]
    )
}
