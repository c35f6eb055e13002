/// How far a painting has come; known only while the worker runs.
public struct JobProgress: Sendable, Equatable {
    /// Evaluations done so far.
    public let iteration: Int

    /// Evaluations planned in all.
    public let iterations: Int

    /// The content loss, unweighted; nil where it is not known.
    public let contentLoss: Double?

    /// The style loss, unweighted; nil where it is not known.
    public let styleLoss: Double?

    /// The histogram loss, unweighted; nil where it is not known or none is asked for.
    public let histogramLoss: Double?

    /// The total variation, unweighted; nil where it is not known.
    public let totalVariation: Double?

    /// The weighted sum that is being brought down; nil where it is not known.
    public let totalLoss: Double?

    /// Seconds since the worker started.
    public let seconds: Double

    /// The scale that is painted at, counted from 1, the coarsest; nil where it is not known.
    public let scale: Int?

    /// How many scales there are; nil where it is not known.
    public let scales: Int?

    /// When the painting is thought to be finished; nil where it is not known.
    public let expectedEnd: Timestamp?

    /// What the worker has used of the machine so far.
    public let usage: WorkerUsage

    /// How many snapshots the worker has written.
    public let snapshots: Int

    /// Takes what a worker reported.
    public init(
        iteration: Int,
        iterations: Int,
        contentLoss: Double? = nil,
        styleLoss: Double? = nil,
        histogramLoss: Double? = nil,
        totalVariation: Double? = nil,
        totalLoss: Double? = nil,
        seconds: Double = 0,
        scale: Int? = nil,
        scales: Int? = nil,
        expectedEnd: Timestamp? = nil,
        usage: WorkerUsage = WorkerUsage(),
        snapshots: Int = 0
    ) {
        self.iteration = iteration
        self.iterations = iterations
        self.contentLoss = contentLoss
        self.styleLoss = styleLoss
        self.histogramLoss = histogramLoss
        self.totalVariation = totalVariation
        self.totalLoss = totalLoss
        self.seconds = seconds
        self.scale = scale
        self.scales = scales
        self.expectedEnd = expectedEnd
        self.usage = usage
        self.snapshots = snapshots
    }

    /// The part that is done, 0…1.
    public var fraction: Double {
        iterations > 0 ? min(1, max(0, Double(iteration) / Double(iterations))) : 0
    }
}
