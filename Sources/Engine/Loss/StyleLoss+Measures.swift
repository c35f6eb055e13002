/// The parts of which style losses are made.
extension StyleLoss {
    /// The loss of the matrices; makes its slope.
    ///
    /// With G = FᵀF, the gradient of f(sG − A) is 2s·F·f′(sG − A).
    func measureMatrix(_ arithmetic: VectorArithmetic) -> Double {
        let matrix = memory.painting
        let scale = terms.normalised(count: count, positions: terms.shape.positions) * terms.matrixScale
        matrix.mirror(arithmetic.workers)
        let found = arithmetic.subtract(memory.target.gram, from: matrix.gram, scale: scale)
        let slope = matrixReduction.slope(found).times(terms.factor * terms.weight * 2 * scale)
        arithmetic.apply(slope, to: matrix.gram)
        arithmetic.kernels.pack(matrix.gram, into: memory.slope)
        return matrixReduction.loss(found)
    }

    /// The loss of the means of channels; adds its slope to the bias.
    func measureMeans() -> Double {
        let differences = (0..<terms.shape.channels).map { channel in
            Double(memory.painting.sums.pointer[channel]) / count
                - Double(memory.target.sums.pointer[channel]) / targetCount
        }
        let found = Differences(
            squares: differences.reduce(0) { $0 + $1 * $1 },
            sizes: differences.reduce(0) { $0 + abs($1) }
        )
        let slope = meanReduction.slope(found).times(terms.factor * terms.weight / count)
        for (channel, difference) in differences.enumerated() {
            memory.bias.pointer[channel] += Float(slope(difference))
        }
        return meanReduction.loss(found)
    }

    /// Makes the bias what moving the means does to a loss of features less their means: minus the means times the slope.
    func addMeansOfSlope(_ arithmetic: VectorArithmetic) {
        let statistics = memory.painting
        arithmetic.workers.share(statistics.channels) { _, part in
            for index in part {
                memory.bias.pointer[index] -=
                    Float(arithmetic.kernels.dot(statistics.row(index), statistics.sums) / count)
            }
        }
    }
}

extension StyleLoss.Terms {
    /// What statistics of so many positions are multiplied by before they are compared: to be those of one position, or
    /// those of all that the layer has where normalisations ask for sums.
    func normalised(count: Double, positions: Int) -> Double {
        switch normalisation {
        case .mean, .relative, .scaled: 1 / count
        case .paper, .gramShape, .image: Double(positions) / count
        }
    }

    /// What matrices of features are multiplied by besides.
    var matrixScale: Double { normalisation == .mean ? 1 / Double(shape.channels) : 1 }

    /// How differences of matrices become a loss, for a target that has so much energy, and had so much as it was gathered.
    func matrixReduction(energy: Double, raw: Double) -> Reduction {
        let channels = Double(shape.channels)
        let positions = Double(shape.positions)
        return switch normalisation {
        case .mean: .squares(times: 1 / (channels * channels))
        case .paper: .squares(times: 1 / (4 * channels * channels * positions * positions))
        case .gramShape: .squares(times: 1 / (4 * channels * channels * channels * channels))
        case .image: .squares(times: 1 / (4 * 9 * Double(picturePositions) * Double(picturePositions)))
        case .relative: .relative(to: energy, least: raw * StyleLoss.leastEnergy)
        case .scaled: .scaled
        }
    }

    /// How differences of means become a loss, for means of so much energy of features that have so much.
    func meanReduction(energy: Double, raw: Double) -> Reduction {
        switch normalisation {
        case .mean, .paper, .gramShape, .image: .squares(times: 1 / Double(shape.channels))
        case .relative: .relative(to: energy, least: raw * StyleLoss.leastEnergy)
        case .scaled: .scaled
        }
    }
}

extension StyleLoss {
    /// What means and covariances are relative to at least, as a share of the features' own energy: a style of one colour
    /// has next to no covariance, and would otherwise outweigh everything else.
    fileprivate static let leastEnergy = 1e-4
}
