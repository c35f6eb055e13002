/// The interface of the daemon's first object, `/org/impasto/Impasto1`.
public enum ManagerInterface {
    /// The interface's name.
    public static let name = "org.impasto.Impasto1.Manager"

    /// Queues a picture that the client has open, as if it had been dropped into the folder's inbox.
    public static let submitFile = Method<JobSubmission, JobReference>(
        name,
        "SubmitFile",
        in: ["image_fd", "folder", "name", "options"],
        out: ["job_id", "job"]
    )

    /// Lists the jobs that pass a filter, in the order of their numbers, a page at a time.
    public static let listJobs = Method<JobQuery, JobPage>(
        name,
        "ListJobs",
        in: ["filter", "cursor", "max"],
        out: ["jobs", "next_cursor"]
    )

    /// Tells a job's object.
    public static let getJob = Method<UInt64, ObjectPath>(name, "GetJob", in: ["job_id"], out: ["job"])

    /// Cancels a job.
    public static let cancelJob = Method<JobCancellation, Nothing>(name, "CancelJob", in: ["job_id", "flags"])

    /// Tries a failed or canceled job once more, under the same number.
    public static let retryJob = Method<JobRetry, JobReference>(
        name,
        "RetryJob",
        in: ["job_id", "options"],
        out: ["job_id", "job"]
    )

    /// Stops a job's worker, or keeps it from being started, until the job is resumed.
    public static let pauseJob = Method<UInt64, Nothing>(name, "PauseJob", in: ["job_id"])

    /// Queues a paused job again.
    public static let resumeJob = Method<UInt64, Nothing>(name, "ResumeJob", in: ["job_id"])

    /// Starts no more jobs, for a reason that other clients are shown, and stops the workers; their jobs wait.
    public static let pause = Method<String, Nothing>(name, "Pause", in: ["reason"])

    /// Starts no more jobs, for a reason that other clients are shown; running ones are finished.
    public static let drain = Method<String, Nothing>(name, "Drain", in: ["reason"])

    /// Starts jobs again after ``pause`` or ``drain``.
    public static let resumeAll = Method<Nothing, Nothing>(name, "ResumeAll")

    /// Reads the configuration and all recipes again; tells for each folder, by name, `status` and `error`.
    ///
    /// `status` is `ok` or `kept-last-good`; `error` says what is wrong with the new one in the second case.
    public static let reload = Method<[String: BusVariant], [String: [String: BusVariant]]>(
        name,
        "Reload",
        in: ["options"],
        out: ["report"]
    )

    /// Lists the watched folders in the order of their names.
    public static let listFolders = Method<Nothing, [FolderSummary]>(name, "ListFolders", out: ["folders"])

    /// Looks through a folder's inbox at once; tells how many pictures it found that were not known yet.
    public static let rescanFolder = Method<String, UInt32>(name, "RescanFolder", in: ["folder"], out: ["found"])

    /// Answers when everything that was dropped into a folder before the call is queued or put aside.
    ///
    /// A file that is still being written, or one for which there is no recipe, is not waited for. sd-bus itself waits for 25 s
    /// only, so that whoever has more time calls again.
    public static let syncFolder = Method<FolderSync, Nothing>(name, "SyncFolder", in: ["folder", "timeout_usec"])

    /// The daemon's version.
    public static let version = Property<String>(name, "Version", .constant)

    /// How the daemon is.
    public static let state = Property<DaemonState>(name, "State", .emits)

    /// Whether the queue is paused.
    public static let paused = Property<Bool>(name, "Paused", .emits)

    /// Why the queue is paused, or empty.
    public static let pauseReason = Property<String>(name, "PauseReason", .emits)

    /// Jobs that wait.
    public static let queued = Property<UInt32>(name, "NQueued", .emits)

    /// Jobs that are being painted.
    public static let running = Property<UInt32>(name, "NRunning", .emits)

    /// Jobs that failed and were not retried.
    public static let failed = Property<UInt32>(name, "NFailed", .emits)

    /// How many jobs are painted at once, at most.
    public static let maxParallel = Property<UInt32>(name, "MaxParallel", .emits, isWritable: true)

    /// A job was queued.
    public static let jobNew = Signal<JobReference>(name, "JobNew", ["job_id", "job"])

    /// A job is over.
    public static let jobRemoved = Signal<JobRemoval>(
        name,
        "JobRemoved",
        ["job_id", "job", "result", "error_name"]
    )

    /// The whole interface.
    public static let description = InterfaceDescription(
        name,
        [
            submitFile, listJobs, getJob, cancelJob, retryJob, pauseJob, resumeJob, pause, drain, resumeAll,
            reload, listFolders, rescanFolder, syncFolder,
            version, state, paused, pauseReason, queued, running, failed, maxParallel,
            jobNew, jobRemoved,
        ]
    )
}
