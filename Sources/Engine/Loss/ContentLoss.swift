/// The content loss of one layer: how far its features are from the content picture's.
///
/// Source: Gatys, Ecker and Bethge 2015, equation 1.
struct ContentLoss {
    let weight: Double
    let reduction: TransferSettings.ContentReduction
    /// The content picture's features.
    let target: Tensor

    /// What the sum of squared differences is multiplied by.
    private var scale: Double {
        switch reduction {
        case .halfSum: 0.5
        case .sum: 1
        case .mean: 1 / Double(target.count)
        }
    }

    /// Returns the loss, and adds `factor` times its gradient.
    func evaluate(features: Tensor, factor: Double, gradient: Tensor, kernels: Kernels) -> Double {
        let slope = factor * weight * 2 * scale
        let distance = kernels.squaredDistance(features, target, slope: slope, gradient: gradient)
        return weight * scale * distance
    }
}
