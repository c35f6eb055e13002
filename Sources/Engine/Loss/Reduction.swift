/// How differences become a loss.
enum Reduction: Sendable, Equatable {
    /// The sum of their squares, times a factor.
    case squares(times: Double)
    /// The sum of their squares over the sum of their sizes, so that the derivatives by all of them add up to about one
    /// whatever their size.
    ///
    /// Source: `ScaledMSELoss` of crowsonkb/style-transfer-pytorch, with its ε.
    case scaled

    private static let epsilon = 1e-8

    /// The sum of squares over that of the target's values, its energy: the same whatever the scale of the features.
    ///
    /// - Parameters:
    ///   - energy: The target's energy.
    ///   - least: What is taken for the energy at least, so that a target that is all but flat does not outweigh everything
    ///     else. Where that is zero too there is nothing to be relative to, and the loss is left out.
    /// - Returns: The reduction.
    static func relative(to energy: Double, least: Double = 0) -> Reduction {
        let energy = max(energy, least)
        return .squares(times: energy > 0 ? 1 / energy : 0)
    }

    func loss(_ differences: Differences) -> Double {
        switch self {
        case .squares(let factor): factor * differences.squares
        case .scaled: differences.squares / (differences.sizes + Reduction.epsilon)
        }
    }

    /// The derivative of the loss.
    func slope(_ differences: Differences) -> Slope {
        switch self {
        case .squares(let factor):
            return Slope(linear: 2 * factor, sign: 0)
        case .scaled:
            let sizes = differences.sizes + Reduction.epsilon
            return Slope(linear: 2 / sizes, sign: -differences.squares / (sizes * sizes))
        }
    }
}
