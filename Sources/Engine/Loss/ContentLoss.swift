/// The content loss of one layer: how far its features are from the content picture's.
///
/// Source: Gatys, Ecker and Bethge 2015, equation 1.
struct ContentLoss: Sendable {
    let weight: Double
    /// What the sum of squared differences is multiplied by.
    let scale: Double
    /// What the loss counts for in the gradient.
    let factor: Double
    /// The content picture's features.
    let target: Tensor
    private let sums: WorkerSums

    /// A loss over a layer of so many features (those that fill up groups not counted).
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
        scale =
            switch reduction {
            case .halfSum: 0.5
            case .sum: 1
            case .mean: 1 / Double(features)
            }
        sums = WorkerSums(workers: workers)
    }

    /// Adds the gradient of `factor` times the loss at some positions, and the loss to what `take` returns.
    func addGradient(
        _ features: UnsafePointer<Float>,
        to gradient: UnsafeMutablePointer<Float>,
        at positions: Range<Int>,
        worker: Int,
        kernels: Kernels
    ) {
        let channels = target.shape.channels
        let distance = kernels.squaredDistance(
            features,
            target.pointer + positions.lowerBound * channels,
            count: positions.count * channels,
            slope: factor * weight * 2 * scale,
            gradient: gradient
        )
        sums.add(distance, worker: worker)
    }

    /// The loss at all positions for which the gradient was added.
    func take() -> Double {
        weight * scale * sums.take()
    }
}
