/// The loss of features that are taken for a normal distribution.
extension StyleLoss {
    /// The loss, from the painting's statistics, which makes `addGradient` ready: one worker's work.
    ///
    /// - Parameters:
    ///   - work: Memory of at least `GaussianDistance.Work.floats(_:)`.
    ///   - kernels: The loops.
    /// - Returns: The loss.
    func measureGaussian(work: Tensor, kernels: Kernels) -> Double {
        guard isSettled else { return 0 }
        let (channels, statistics) = (terms.shape.channels, memory.painting)
        let work = GaussianDistance.Work(work, channels: channels)
        guard let gaussian, let found = gaussian.measure(statistics, count: count, work: work) else { return .nan }
        let scale = terms.normalisation == .relative ? 1 / gaussian.size : 1
        // The derivative by a moment is that by the covariance over the count; each entry of FᵀF has two factors.
        let factor = terms.factor * terms.weight * scale / count
        statistics.gram.fill(0)
        memory.bias.fill(0)
        for row in 0..<channels {
            let slope = work.first.row(row)
            var moved = 0.0
            for column in 0..<channels {
                statistics.row(row).pointer[column] = Float(2 * factor * slope[column])
                moved += slope[column] * found.means[column]
            }
            memory.bias.pointer[row] = Float(factor * (found.slope[row] - 2 * moved))
        }
        kernels.pack(statistics.gram, into: memory.slope)
        return terms.weight * scale * found.distance
    }
}
