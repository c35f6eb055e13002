/// How far a layer's features are from the styles', both taken for normal distributions: the square of their Wasserstein
/// distance, as a mean over channels.
///
/// With means μ and covariances Σ, both raised by ε, that is the mean of (μ − μₜ)² and of the diagonal of
/// Σₜ + Σ − 2·(Σₜ^½·Σ·Σₜ^½)^½. With A = Σₜ^½ its derivative by Σ is (1 − A·(AΣA)^−½·A) over the number of channels.
///
/// Source: Olkin and Pukelsheim 1982, The distance between two random vectors with given dispersion matrices;
/// `StyleLossW2` of crowsonkb/style-transfer-pytorch. In double precision: products of covariances span more than floats do.
struct GaussianDistance: Sendable {
    /// What is added to every variance: channels that are silent have none.
    private static let epsilon = 1e-4

    /// What one worker computes in.
    struct Work: Sendable {
        let first: SquareMatrix
        let second: SquareMatrix
        let decomposition: Tensor

        /// Floats of memory for so many channels.
        static func floats(_ channels: Int) -> Int {
            2 * SquareMatrix.floats(channels) + SquareMatrix.workFloats(channels)
        }

        /// Work in memory of at least `floats(channels)`.
        init(_ memory: Tensor, channels: Int) {
            let matrix = SquareMatrix.floats(channels)
            first = SquareMatrix(memory.part(0..<matrix), size: channels)
            second = SquareMatrix(memory.part(matrix..<2 * matrix), size: channels)
            decomposition = memory.part(2 * matrix..<Work.floats(channels))
        }
    }

    /// The target's means.
    private let means: [Double]
    /// The root of its covariance.
    private let root: SquareMatrix
    /// The sum of its variances.
    private let trace: Double

    /// The distance from statistics of so many positions; nil where their covariance has no root.
    ///
    /// - Parameters:
    ///   - target: The statistics.
    ///   - count: Of how many positions they are.
    ///   - root: Where the root of their covariance is kept.
    ///   - work: Memory of at least `Work.floats(_:)`.
    init?(_ target: StyleStatistics, count: Double, root: SquareMatrix, work: Tensor) {
        let work = Work(work, channels: root.size)
        self.root = root
        means = GaussianDistance.means(target, count: count, channels: root.size)
        trace = GaussianDistance.writeCovariance(of: target, count: count, means, to: work.first)
        guard let values = work.first.decompose(work: work.decomposition) else { return nil }
        for index in 0..<root.size {
            // No variance is smaller, but by rounding; the fourth root of each, as it is multiplied by itself.
            let factor = max(values[index], GaussianDistance.epsilon).squareRoot().squareRoot()
            for column in 0..<root.size { work.first.row(index)[column] *= factor }
        }
        root.multiply(work.first, work.first, transposing: true)
    }

    /// What the distance is from features that are all zero.
    var size: Double {
        (means.reduce(trace) { $0 + $1 * $1 }) / Double(means.count)
    }

    /// Measures statistics of so many positions.
    ///
    /// - Parameters:
    ///   - statistics: The statistics.
    ///   - count: Of how many positions they are.
    ///   - work: What to compute in; its first matrix becomes the distance's derivative by the covariance.
    /// - Returns: The distance, the means, and the distance's derivative by them; nil where there are none.
    func measure(
        _ statistics: StyleStatistics,
        count: Double,
        work: Work
    ) -> (distance: Double, means: [Double], slope: [Double])? {
        let channels = Double(root.size)
        let found = GaussianDistance.means(statistics, count: count, channels: root.size)
        let differences = zip(found, means).map { $0 - $1 }
        let variances = GaussianDistance.writeCovariance(of: statistics, count: count, found, to: work.first)
        work.second.multiply(work.first, root)
        work.first.multiply(root, work.second)
        guard let values = work.first.decompose(work: work.decomposition) else { return nil }
        let least = GaussianDistance.epsilon * GaussianDistance.epsilon
        let roots = values.map { max($0, least).squareRoot() }
        work.second.multiply(work.first, root)
        for (index, value) in roots.enumerated() {
            let factor = 1 / value.squareRoot()
            for column in 0..<root.size { work.second.row(index)[column] *= factor }
        }
        work.first.multiply(work.second, work.second, transposing: true)
        for row in 0..<root.size {
            for column in 0..<root.size {
                work.first.row(row)[column] = ((row == column ? 1 : 0) - work.first.row(row)[column]) / channels
            }
        }
        let sum = differences.reduce(trace + variances - 2 * roots.reduce(0, +)) { $0 + $1 * $1 }
        return (sum / channels, found, differences.map { 2 * $0 / channels })
    }

    private static func means(_ statistics: StyleStatistics, count: Double, channels: Int) -> [Double] {
        (0..<channels).map { Double(statistics.sums.pointer[$0]) / count }
    }

    /// Writes covariances, of which what is below the diagonal is known; returns the sum of the variances.
    private static func writeCovariance(
        of statistics: StyleStatistics,
        count: Double,
        _ means: [Double],
        to matrix: SquareMatrix
    ) -> Double {
        var trace = 0.0
        for row in 0..<matrix.size {
            for column in 0...row {
                let moment = Double(statistics.gram.pointer[row * statistics.channels + column]) / count
                let covariance = moment - means[row] * means[column] + (row == column ? epsilon : 0)
                matrix.row(row)[column] = covariance
                matrix.row(column)[row] = covariance
            }
            trace += matrix.row(row)[row]
        }
        return trace
    }
}
