/// The news how far a job is (`da{sv}`).
public struct ProgressUpdate: BusBody, Equatable {
    /// How much of the work is done, 0 to 1.
    public let progress: Double

    /// What else is known, by the names of ``Metric``.
    public let metrics: [String: BusVariant]

    /// What may be known.
    public enum Metric: String, Sendable, CaseIterable {
        /// Evaluations so far (`u`).
        case iteration
        /// Evaluations in all (`u`).
        case iterations
        /// The weighted sum of the losses (`d`).
        case loss
        /// The style loss (`d`).
        case styleLoss = "style_loss"
        /// The content loss (`d`).
        case contentLoss = "content_loss"
        /// The histogram loss (`d`).
        case histogramLoss = "histogram_loss"
        /// The total variation (`d`).
        case totalVariation = "tv_loss"
        /// The scale that is painted at, and how many there are (`s`).
        case scale
        /// When the painting is thought to be finished, in microseconds since 1970 (`t`).
        case expectedEnd = "eta_usec"
        /// Microseconds of processor time that the worker has used (`t`).
        case processorTime = "cpu_usec"
        /// Bytes of memory that the worker had at its peak (`t`).
        case peakMemory = "memory_peak_bytes"
    }

    /// Creates the news.
    public init(progress: Double, metrics: [Metric: BusVariant]) {
        self.progress = progress
        self.metrics = Dictionary(metrics.map { ($0.key.rawValue, $0.value) }) { $1 }
    }

    /// What is known of one thing, or nil.
    public subscript(metric: Metric) -> BusVariant? {
        metrics[metric.rawValue]
    }

    /// `da{sv}`.
    public static var signature: String { "da{sv}" }

    /// Reads the arguments.
    public init(from reader: any BusReader) throws {
        progress = try reader.double()
        metrics = try [String: BusVariant](from: reader)
    }

    /// Writes the arguments.
    public func write(to writer: any BusWriter) throws {
        try writer.double(progress)
        try metrics.write(to: writer)
    }
}
