/// The style loss of one layer: how far its statistics are from the styles', everywhere or as a guide has it.
///
/// Where nothing else is said, it is how far the Gram matrix G is from the styles' A. Source: Gatys, Ecker and Bethge
/// 2015, equation 4. Multiplied by a guide, features count as if they were as many as without, so that a region's loss does
/// not depend on its size (Gatys et al. 2017, equation 3).
struct StyleLoss: Sendable {
    /// What the loss is made of, and what it counts for.
    struct Terms: Sendable {
        let form: TransferSettings.StyleForm
        let normalisation: TransferSettings.StyleNormalisation
        let weight: Double
        /// What the loss counts for in the gradient.
        let factor: Double
        /// Height, width and channels of the layer (those that fill up groups not counted).
        let shape: Shape
        /// Positions of the picture being painted.
        let picturePositions: Int
    }

    /// The memory of a loss.
    struct Memory: Sendable {
        /// The styles' statistics; normalised and of the form that is compared after `settle`.
        let target: StyleStatistics
        /// The painting's; `measure` overwrites them.
        let painting: StyleStatistics
        /// The slope, as the kernels read it, and its bias.
        let slope: Tensor
        let bias: Tensor
        /// The root of the target's covariance, where that is compared.
        let root: SquareMatrix?
        /// The guide's weights, where there is one.
        let guide: Tensor?
    }

    let terms: Terms
    let memory: Memory
    let guide: LayerGuide?
    /// Of how many positions the target's statistics are.
    private(set) var targetCount = 0.0
    /// How differences of matrices and of means become losses.
    private(set) var matrixReduction = Reduction.scaled
    private(set) var meanReduction = Reduction.scaled
    /// The target as a normal distribution, where that is compared.
    private(set) var gaussian: GaussianDistance?

    /// A loss without a target, where a guide has it; nil is everywhere.
    init(_ terms: Terms, guide: Guide?, memory: Memory) {
        self.terms = terms
        self.memory = memory
        if let guide, let weights = memory.guide {
            self.guide = LayerGuide(guide, in: weights)
        } else {
            self.guide = nil
        }
        memory.target.clear()
        memory.painting.clear()
    }

    /// Whether there is something to compare: some part of a style, and some part of the painting.
    var isSettled: Bool { targetCount > 0 && count > 0 }

    /// Of how many positions the painting's statistics are.
    var count: Double { guide?.count ?? Double(terms.shape.positions) }

    /// Mixes statistics of a style into the target: `count` positions of a layer of a shape.
    mutating func add(_ statistics: StyleStatistics, count: Double, shape: Shape, share: Double, kernels: Kernels) {
        guard count > 0 else { return }
        let factor = share * terms.normalised(count: count, positions: shape.positions)
        kernels.add(statistics.rows, times: factor, to: memory.target.rows)
        targetCount += factor * count
    }

    /// Makes the target what the painting will be compared with, when all styles are mixed.
    ///
    /// - Parameters:
    ///   - arithmetic: Arithmetic.
    ///   - work: Memory for normal distributions, where these are compared.
    mutating func settle(_ arithmetic: VectorArithmetic, work: Tensor?) {
        guard targetCount > 0 else { return }
        let (target, kernels) = (memory.target, arithmetic.kernels)
        if let root = memory.root, let work {
            gaussian = GaussianDistance(target, count: targetCount, root: root, work: work)
            return
        }
        let raw = kernels.dot(target.gram, target.gram) * terms.matrixScale * terms.matrixScale
        if terms.form == .covariance { target.centre(count: targetCount, arithmetic) }
        kernels.scale(target.gram, by: terms.matrixScale)
        matrixReduction = terms.matrixReduction(energy: kernels.dot(target.gram, target.gram), raw: raw)
        let means = kernels.dot(target.sums, target.sums) / (targetCount * targetCount)
        let squares = (0..<target.channels).reduce(0) { $0 + Double(target.row($1).pointer[$1]) }
        meanReduction = terms.meanReduction(energy: means, raw: squares / targetCount / terms.matrixScale)
    }

    /// The loss, from the painting's statistics, which makes `addGradient` ready: all workers' work.
    func measure(_ arithmetic: VectorArithmetic) -> Double {
        guard isSettled else { return 0 }
        if terms.form.hasMeans { memory.bias.fill(0) }
        if terms.form == .covariance { memory.painting.centre(count: count, arithmetic) }
        var loss = measureMatrix(arithmetic)
        if terms.form == .covariance { addMeansOfSlope(arithmetic) }
        if terms.form == .gramWithMean { loss += measureMeans() }
        return terms.weight * loss
    }

    /// Adds the gradient of `factor` times the loss at some positions, after `measure`.
    func addGradient(
        _ features: UnsafePointer<Float>,
        to gradient: UnsafeMutablePointer<Float>,
        at positions: Range<Int>,
        kernels: Kernels,
        scratch: UnsafeMutablePointer<Float>
    ) {
        guard isSettled else { return }
        kernels.addProduct(
            of: features,
            weights: guide?.weights(from: positions.lowerBound),
            positions: positions.count,
            channels: memory.painting.channels,
            by: memory.slope,
            bias: terms.form.hasMeans ? memory.bias : nil,
            to: gradient,
            scratch: scratch
        )
    }
}
