extension JobInterface {
    /// Where the job stands.
    public static let state = Property<JobState>(
        name,
        "State",
        .emits,
        summary: """
            Where the job stands: receiving, queued, waiting (for a trouble to pass), running, paused, publishing, done, \
            failed or canceled.
            """
    )

    /// How the job ended.
    public static let result = Property<JobResult>(
        name,
        "Result",
        .emits,
        summary: "How the job ended: done, failed or canceled; empty while it has not."
    )

    /// The bus name of the error that the job ended with, or empty.
    public static let error = Property<String>(
        name,
        "Error",
        .emits,
        summary: "The name of the error that the job ended with or that it waits because of; empty where there is none."
    )

    /// The error for people, or empty.
    public static let errorMessage = Property<String>(
        name,
        "ErrorMessage",
        .invalidates,
        isExplicit: true,
        summary: "What went wrong, for people; empty where nothing did."
    )

    /// How often a worker was started for the job.
    public static let attempts = Property<UInt32>(
        name,
        "Attempts",
        .emits,
        summary: "How often a worker was started for the job."
    )

    /// The job's rank.
    public static let priority = Property<Int32>(
        name,
        "Priority",
        .emits,
        summary: "The job's rank among those that wait: the smallest goes first."
    )

    /// When the job was queued.
    public static let enqueued = Property<UInt64>(
        name,
        "EnqueuedUSec",
        .constant,
        summary: "When the job was queued."
    )

    /// When the job was queued, by the clock that nobody can set.
    public static let enqueuedMonotonic = Property<UInt64>(
        name,
        "EnqueuedUSecMonotonic",
        .constant,
        summary: "When the job was queued, by CLOCK_MONOTONIC."
    )

    /// When a worker was last started for the job.
    public static let started = Property<UInt64>(
        name,
        "StartedUSec",
        .emits,
        summary: "When a worker was last started for the job."
    )

    /// When a worker was last started for the job, by the clock that nobody can set.
    public static let startedMonotonic = Property<UInt64>(
        name,
        "StartedUSecMonotonic",
        .emits,
        summary: "When a worker was last started for the job, by CLOCK_MONOTONIC."
    )

    /// Until when the job waits before it is tried again.
    public static let retryAt = Property<UInt64>(
        name,
        "NextRetryUSec",
        .emits,
        summary: "When a job that waits for a trouble to pass is tried again."
    )

    /// When the job ended.
    public static let finished = Property<UInt64>(name, "FinishedUSec", .emits, summary: "When the job ended.")

    /// When the job ended, by the clock that nobody can set.
    public static let finishedMonotonic = Property<UInt64>(
        name,
        "FinishedUSecMonotonic",
        .emits,
        summary: "When the job ended, by CLOCK_MONOTONIC."
    )
}
