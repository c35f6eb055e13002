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

    /// Creates a progress value; a loss that is no finite number becomes nil, since neither JSON nor the bus can say it.
    public init(
        iteration: Int,
        iterations: Int,
        content: Double?,
        style: Double?,
        histogram: Double?,
        totalVariation: Double?,
        total: Double?,
        seconds: Double
    ) {
        self.iteration = iteration
        self.iterations = iterations
        self.content = content.flatMap(Self.finite)
        self.style = style.flatMap(Self.finite)
        self.histogram = histogram.flatMap(Self.finite)
        self.totalVariation = totalVariation.flatMap(Self.finite)
        self.total = total.flatMap(Self.finite)
        self.seconds = seconds
    }

    private static func finite(_ value: Double) -> Double? {
        value.isFinite ? value : nil
    }
}
