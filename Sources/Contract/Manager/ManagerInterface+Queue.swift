extension ManagerInterface {
    /// Starts no more jobs, for a reason that other clients are shown, and stops the workers; their jobs wait.
    public static let pause = Method<WithOptions<String>, Nothing>(
        name,
        "Pause",
        in: ["reason", "options"],
        summary: """
            Starts no more jobs and stops the workers, until ResumeAll, also over a restart. The reason is for other \
            people to read. No option is known yet.
            """
    )

    /// Starts no more jobs, for a reason that other clients are shown; running ones are finished.
    public static let drain = Method<WithOptions<String>, Nothing>(
        name,
        "Drain",
        in: ["reason", "options"],
        summary: """
            Starts no more jobs until ResumeAll, but lets those that run come to their ends. No option is known yet.
            """
    )

    /// Starts jobs again after ``pause`` or ``drain``.
    public static let resumeAll = Method<[String: BusVariant], Nothing>(
        name,
        "ResumeAll",
        in: ["options"],
        summary: "Starts jobs again after Pause or Drain. No option is known yet."
    )

    /// How the daemon is.
    public static let state = Property<DaemonState>(
        name,
        "State",
        .emits,
        summary: """
            How the daemon is: starting, running, degraded (a folder is in trouble), paused, draining (paused, but jobs \
            still run) or stopping.
            """
    )

    /// Whether the queue is paused.
    public static let paused = Property<Bool>(name, "Paused", .emits, summary: "Whether no jobs are started.")

    /// Why the queue is paused, or empty.
    public static let pauseReason = Property<String>(
        name,
        "PauseReason",
        .emits,
        summary: "Why no jobs are started, in the words of whoever paused the queue; empty otherwise."
    )

    /// Jobs that wait.
    public static let queued = Property<UInt32>(
        name,
        "NQueued",
        .emits,
        isPaced: true,
        summary: "How many jobs wait."
    )

    /// Jobs that are being painted.
    public static let running = Property<UInt32>(
        name,
        "NRunning",
        .emits,
        isPaced: true,
        summary: "How many jobs are being painted."
    )

    /// Jobs that failed and were not retried.
    public static let failed = Property<UInt32>(
        name,
        "NFailed",
        .emits,
        isPaced: true,
        summary: "How many jobs failed and were not retried since."
    )

    /// How many jobs are painted at once, at most.
    public static let maxParallel = Property<UInt32>(
        name,
        "MaxParallel",
        .emits,
        isWritable: true,
        summary: "How many jobs are painted at once. Setting it is setting jobs-at-once, as SetSettings does."
    )
}
