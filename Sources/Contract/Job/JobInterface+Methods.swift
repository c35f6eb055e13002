extension JobInterface {
    /// Cancels the job; the flags must be 0.
    public static let cancel = Method<UInt64, Nothing>(
        name,
        "Cancel",
        in: ["flags"],
        summary: "Cancels the job, as CancelJob of the Manager does. The flags must be 0."
    )

    /// Stops the job's worker, or keeps it from being started, until the job is resumed.
    public static let pause = Method<Nothing, Nothing>(
        name,
        "Pause",
        summary: "Stops the job's worker, or keeps it from being started, until the job is resumed."
    )

    /// Queues a paused job again.
    public static let resume = Method<Nothing, Nothing>(
        name,
        "Resume",
        summary: "Lets the paused job go on."
    )

    /// Tries a failed or canceled job once more, under the same number.
    public static let retry = Method<Nothing, JobReference>(
        name,
        "Retry",
        out: ["job_id", "job"],
        summary: "Tries the failed or canceled job once more, under the same number."
    )

    /// Gives the job another rank: the smallest goes first.
    public static let setPriority = Method<Int32, Nothing>(
        name,
        "SetPriority",
        in: ["priority"],
        summary: """
            Gives a job that waits another rank among all that do, from -1000 to 1000: the smallest goes first, and among \
            equals the oldest. A running job goes on.
            """
    )

    /// Opens the painting for reading.
    public static let openOutput = Method<Nothing, BusDescriptor>(
        name,
        "OpenOutput",
        out: ["output_fd"],
        summary: "Opens the painting for reading; the error NoOutput says that there is none."
    )

    /// Opens a snapshot for reading, by its place in ``snapshots``.
    public static let openSnapshot = Method<UInt32, BusDescriptor>(
        name,
        "OpenSnapshot",
        in: ["index"],
        out: ["snapshot_fd"],
        summary: """
            Opens a snapshot for reading by its place in Snapshots, from 0, also while the job runs; the error NoOutput \
            says that there is none.
            """
    )
}
