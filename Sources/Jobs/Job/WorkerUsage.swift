/// What a worker has used of the machine.
public struct WorkerUsage: Sendable, Equatable {
    /// Seconds of processor time; nil where it is not known.
    public var processorSeconds: Double?

    /// Bytes of memory at the peak; nil where it is not known.
    public var peakMemory: Int?

    /// Takes what is known.
    public init(processorSeconds: Double? = nil, peakMemory: Int? = nil) {
        self.processorSeconds = processorSeconds
        self.peakMemory = peakMemory
    }
}
