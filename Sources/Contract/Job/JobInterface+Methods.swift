extension JobInterface {
    /// Cancels the job.
    public static let cancel = Method<[String: BusVariant], Nothing>(
        name,
        "Cancel",
        in: ["options"],
        summary: "Cancels the job, as CancelJob of the Manager does. No option is known yet."
    )

    /// Stops the job's worker, or keeps it from being started, until the job is resumed.
    public static let pause = Method<[String: BusVariant], Nothing>(
        name,
        "Pause",
        in: ["options"],
        summary: """
            Stops the job's worker, or keeps it from being started, until the job is resumed. No option is known yet.
            """
    )

    /// Queues a paused job again.
    public static let resume = Method<[String: BusVariant], Nothing>(
        name,
        "Resume",
        in: ["options"],
        summary: "Lets the paused job go on. No option is known yet."
    )

    /// Tries a failed or canceled job once more, under the same number.
    public static let retry = Method<[String: BusVariant], JobReference>(
        name,
        "Retry",
        in: ["options"],
        out: ["job_id", "job"],
        summary: "Tries the failed or canceled job once more, under the same number. No option is known yet."
    )

    /// Gives the job another rank: the smallest goes first.
    public static let setPriority = Method<WithOptions<Int32>, Nothing>(
        name,
        "SetPriority",
        in: ["priority", "options"],
        summary: """
            Gives a job that waits another rank among all that do, from -1000 to 1000: the smallest goes first, and among \
            equals the oldest. A running job goes on. No option is known yet.
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
