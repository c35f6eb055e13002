/// What a layer took on one of its two ways, per evaluation.
public struct PassReport: Sendable, Codable {
    /// The two ways through a layer.
    public enum Direction: String, Sendable, Codable {
        /// From the picture to the losses.
        case forward
        /// From the losses to the picture.
        case backward
    }

    /// The layer, as `conv1_1`.
    public let layer: String
    /// The way.
    public let direction: Direction
    /// Seconds, all workers' together over their number: what it takes where none waits for another.
    public let seconds: Double
    /// Seconds of each phase, likewise; those that took none are left out.
    ///
    /// The first layer's features are made wherever they are needed: most of its time is in the inputs of the second layer
    /// forward and in the losses of the second layer backward.
    public let phases: [Profile.Phase: Double]
    /// GFLOP of the convolution by its definition: 18 · height · width · inputs · outputs.
    public let directWork: Double
    /// GFLOP of the products that were computed instead: 2 · frequencies · tiles · inputs · outputs.
    public let realWork: Double
    /// `directWork` per second of the convolution's phases; nil where it has none of its own.
    public let directRate: Double?
    /// `realWork` per second of the convolution's phases.
    public let realRate: Double?
    /// `realWork` per second of products alone.
    public let productRate: Double?

    private enum CodingKeys: String, CodingKey {
        case layer, direction, seconds, phases
        case directWork = "direct_gflop"
        case realWork = "real_gflop"
        case directRate = "direct_gflop_per_s"
        case realRate = "real_gflop_per_s"
        case productRate = "products_gflop_per_s"
    }

    init(_ stage: FeaturePass.Stage, isBackward: Bool, profile: Profile, evaluations: Int, threads: Int) {
        let place = Profile.Place(layer: stage.layer, isBackward: isBackward)
        let entries = profile.entries.filter { $0.place == place }
        let share = 1 / Double(evaluations * threads)
        let phases = Dictionary(uniqueKeysWithValues: entries.map { ($0.phase, $0.seconds * share) })
        let convolution = phases.reduce(0) { $1.key.isConvolution ? $0 + $1.value : $0 }
        let work = (direct: stage.directOperations / 1e9, real: stage.operations(isBackward: isBackward) / 1e9)
        func rate(_ work: Double, _ seconds: Double?) -> Double? {
            seconds.flatMap { $0 > 0 ? work / $0 : nil }
        }
        layer = stage.layer.description
        direction = isBackward ? .backward : .forward
        seconds = phases.values.reduce(0, +)
        self.phases = phases
        directWork = work.direct
        realWork = work.real
        directRate = rate(work.direct, convolution)
        realRate = rate(work.real, convolution)
        productRate = rate(work.real, phases[.products])
    }
}

extension Profile.Phase: Codable, CodingKeyRepresentable {
    /// Whether the phase is part of the convolution itself.
    fileprivate var isConvolution: Bool {
        switch self {
        case .kernels, .inputs, .products, .outputs: true
        case .gram, .losses: false
        }
    }
}
