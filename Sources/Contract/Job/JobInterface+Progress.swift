extension JobInterface {
    /// How much of the work is done, 0 to 1.
    public static let progress = Property<Double>(
        name,
        "Progress",
        .silent,
        summary: "How much of the work is done, from 0 to 1."
    )

    /// Evaluations of the loss so far.
    public static let iteration = Property<UInt32>(
        name,
        "Iteration",
        .silent,
        summary: "How often the loss was evaluated so far."
    )

    /// Evaluations of the loss planned in all.
    public static let iterations = Property<UInt32>(
        name,
        "IterationsMax",
        .silent,
        summary: "How often the loss is to be evaluated in all."
    )

    /// The weighted sum of the losses after the last evaluation.
    public static let loss = Property<Double>(
        name,
        "Loss",
        .silent,
        summary: "The weighted sum of the losses, which the optimiser brings down."
    )

    /// The unweighted style loss after the last evaluation.
    public static let styleLoss = Property<Double>(
        name,
        "StyleLoss",
        .silent,
        summary: "The style loss without its weight."
    )

    /// The unweighted content loss after the last evaluation.
    public static let contentLoss = Property<Double>(
        name,
        "ContentLoss",
        .silent,
        summary: "The content loss without its weight."
    )

    /// The unweighted histogram loss after the last evaluation; -1 where none is asked for.
    public static let histogramLoss = Property<Double>(
        name,
        "HistogramLoss",
        .silent,
        summary: "The histogram loss without its weight; -1 also where the recipe asks for none."
    )

    /// The unweighted total variation after the last evaluation.
    public static let totalVariationLoss = Property<Double>(
        name,
        "TvLoss",
        .silent,
        summary: "The total variation without its weight."
    )

    /// The scale that is painted at, and how many there are.
    public static let scale = Property<String>(
        name,
        "Scale",
        .silent,
        summary: "The scale that is painted at, from the coarsest on, and how many there are: 2/3; empty while unknown."
    )

    /// When the painting is thought to be finished.
    public static let expectedEnd = Property<UInt64>(
        name,
        "EtaUSec",
        .silent,
        summary: "When the painting is thought to be finished; 0 while nobody knows."
    )

    /// The processor time that the last worker has used, in microseconds.
    public static let processorTime = Property<UInt64>(
        name,
        "CpuUSec",
        .silent,
        summary: "How much processor time the job's last worker has used, in microseconds; 0 while unknown."
    )

    /// Bytes of memory that the last worker had at its peak.
    public static let peakMemory = Property<UInt64>(
        name,
        "MemoryPeakBytes",
        .silent,
        summary: "How much memory the job's last worker had at its peak, in bytes; 0 while unknown."
    )

    /// The course of the loss.
    public static let lossHistory = Property<[LossPoint]>(
        name,
        "LossHistory",
        .silent,
        isExplicit: true,
        summary: """
            The course of the loss since the daemon was started, each point with the number of its evaluation: at most \
            2000 points, evenly thinned out.
            """
    )

    /// The job has come further; sent only as long as anybody has subscribed.
    public static let progressUpdate = Signal<ProgressUpdate>(
        name,
        "ProgressUpdate",
        ["progress", "metrics"],
        summary: """
            The job has come further. This is sent at most four times a second, and only as long as anybody has called \
            Subscribe of the Manager. The metrics have, as far as they are known, iteration (u), iterations (u), \
            loss (d), style_loss (d), content_loss (d), histogram_loss (d), tv_loss (d), scale (s), eta_usec (t), \
            cpu_usec (t) and memory_peak_bytes (t).
            """
    )

    /// The job's worker has said something; sent to those alone who have subscribed.
    public static let logMessage = Signal<LogMessage>(
        name,
        "LogMessage",
        ["priority", "line"],
        summary: """
            The job's worker has said something, at a priority of syslog(3): 6 for what it wants people to know, 4 for what it \
            wrote to its standard error. A line may name files, and is sent to nobody but those who have called Subscribe of \
            the Manager: at most four lines a second after the first sixteen, each of at most 1000 characters; what is left \
            out is counted in a line of its own.
            """
    )
}
