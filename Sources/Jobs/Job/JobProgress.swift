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

    /// Takes what a worker reported.
    public init(
        iteration: Int,
        iterations: Int,
        contentLoss: Double? = nil,
        styleLoss: Double? = nil,
        histogramLoss: Double? = nil,
        totalVariation: Double? = nil,
        totalLoss: Double? = nil,
        seconds: Double = 0
    ) {
        self.iteration = iteration
        self.iterations = iterations
        self.contentLoss = contentLoss
        self.styleLoss = styleLoss
        self.histogramLoss = histogramLoss
        self.totalVariation = totalVariation
        self.totalLoss = totalLoss
        self.seconds = seconds
    }

    /// The part that is done, 0…1.
    public var fraction: Double {
        iterations > 0 ? min(1, max(0, Double(iteration) / Double(iterations))) : 0
    }
}
