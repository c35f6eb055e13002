/// Where a worker stands after one evaluation of the loss.
public struct WorkerProgress: Sendable, Equatable {
    /// Evaluations done so far, from 1.
    public var iteration: Int

    /// Evaluations planned in all.
    public var iterations: Int

    /// The content loss, unweighted; nil when it is not a finite number.
    public var content: Double?

    /// The style loss, unweighted; nil when it is not a finite number.
    public var style: Double?

    /// The histogram loss, unweighted; nil when none is asked for, or it is not a finite number.
    public var histogram: Double?

    /// The total variation, unweighted; nil when it is not a finite number.
    public var totalVariation: Double?

    /// The weighted sum that the optimiser brings down; nil when it is not a finite number.
    public var total: Double?

    /// Seconds of wall time since the worker started.
    public var seconds: Double

    /// The scale that is painted at, counted from 1, the coarsest; nil where nobody tells.
    public var scale: Int?

    /// How many scales there are; nil where nobody tells.
    public var scales: Int?

    /// How many seconds the rest is thought to take; nil where nobody knows.
    public var secondsLeft: Double?

    /// Seconds of processor time that the worker has used; nil where it does not tell this time.
    public var processorSeconds: Double?

    /// Bytes of memory that the worker had at its peak; nil where it does not tell this time.
    public var peakMemory: Int?

    /// Creates a progress value; a loss that is no finite number becomes nil, since neither JSON nor the bus can say it.
    public init(
        iteration: Int,
        iterations: Int,
        content: Double?,
        style: Double?,
        histogram: Double?,
        totalVariation: Double?,
        total: Double?,
        seconds: Double,
        scale: Int? = nil,
        scales: Int? = nil,
        secondsLeft: Double? = nil,
        processorSeconds: Double? = nil,
        peakMemory: Int? = nil
    ) {
        self.iteration = iteration
        self.iterations = iterations
        self.content = content.flatMap(Self.finite)
        self.style = style.flatMap(Self.finite)
        self.histogram = histogram.flatMap(Self.finite)
        self.totalVariation = totalVariation.flatMap(Self.finite)
        self.total = total.flatMap(Self.finite)
        self.seconds = seconds
        self.scale = scale
        self.scales = scales
        self.secondsLeft = secondsLeft.flatMap(Self.finite)
        self.processorSeconds = processorSeconds
        self.peakMemory = peakMemory
    }

    private static func finite(_ value: Double) -> Double? {
        value.isFinite ? value : nil
    }
}
