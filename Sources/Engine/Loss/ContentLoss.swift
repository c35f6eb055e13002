/// The content loss of one layer: how far its features are from the content picture's.
///
/// Source: Gatys, Ecker and Bethge 2015, equation 1.
struct ContentLoss: Sendable {
    let weight: Double
    /// What the loss counts for in the gradient.
    let factor: Double
    /// The content picture's features.
    let target: Tensor
    private let sums: DifferenceSums
    /// How differences become the loss.
    private var reduction: Reduction
    /// What `addGradient` makes of them.
    private var slope = Slope(linear: 0, sign: 0)

    /// A loss over a layer of so many features (those that fill up groups not counted), its target still to be written.
    init(
        weight: Double,
        reduction: TransferSettings.ContentReduction,
        features: Int,
        factor: Double,
        target: Tensor,
        workers: Int
    ) {
        self.weight = weight
        self.factor = factor
        self.target = target
        self.reduction =
            switch reduction {
            case .halfSum: .squares(times: 0.5)
            case .sum, .relative: .squares(times: 1)
            case .mean: .squares(times: 1 / Double(features))
            case .scaled: .scaled
            }
        sums = DifferenceSums(workers: workers)
    }

    /// Makes the loss one that is relative to the target, now that it is written.
    ///
    /// - Parameters:
    ///   - least: What is taken for the target's energy at least.
    ///   - arithmetic: What finds the energy.
    mutating func settle(least: Double, _ arithmetic: VectorArithmetic) {
        reduction = .relative(to: arithmetic.dot(target, target), least: least)
    }

    /// Gathers the differences of features.
    func gather(_ features: LayerFeatures, workers: Workers, kernels: Kernels, profile: Profile?) {
        let channels = target.shape.channels
        features.share(among: workers) { worker, features, positions in
            profile.measure(.losses, worker: worker) {
                let wanted = target.pointer + positions.lowerBound * channels
                sums.add(kernels.differences(features, wanted, count: positions.count * channels), worker: worker)
            }
        }
    }

    /// The loss, from all differences that were gathered; makes `addGradient` ready.
    mutating func measure() -> Double {
        let differences = sums.take()
        slope = reduction.slope(differences).times(factor * weight)
        return weight * reduction.loss(differences)
    }

    /// Adds the gradient of `factor` times the loss at some positions, after `measure`.
    func addGradient(
        _ features: UnsafePointer<Float>,
        to gradient: UnsafeMutablePointer<Float>,
        at positions: Range<Int>,
        kernels: Kernels
    ) {
        let channels = target.shape.channels
        kernels.add(
            slope,
            of: features,
            target.pointer + positions.lowerBound * channels,
            count: positions.count * channels,
            to: gradient
        )
    }
}
