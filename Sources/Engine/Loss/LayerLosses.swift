/// The losses that look at one layer.
struct LayerLosses: Sendable {
    var content: ContentLoss?
    var style: StyleLoss?
    /// Whether they look before the rectifier or after it.
    let stage: TransferSettings.FeatureStage
    let kernels: Kernels
    /// Per worker, twice the packed positions of the widest layer.
    let scratch: [Tensor]

    /// Positions that stay in a core's cache between one loss and the next.
    static let block = 256

    /// Makes of the gradient behind the rectifier the one before it, with the losses' own gradients added.
    ///
    /// - Parameters:
    ///   - gradient: The gradient at these positions, which is replaced.
    ///   - features: The layer's features at these positions, as `stage` says; positive exactly where a gradient passes.
    ///   - positions: Positions within the layer.
    ///   - channels: Channels of a position, filled up.
    ///   - worker: Who calls.
    func pass(
        _ gradient: UnsafeMutablePointer<Float>,
        features: UnsafePointer<Float>,
        positions: Range<Int>,
        channels: Int,
        worker: Int
    ) {
        let count = positions.count * channels
        if stage == .beforeRectifier { kernels.clearRectified(gradient, by: features, count: count) }
        style?.addGradient(
            features,
            to: gradient,
            positions: positions.count,
            kernels: kernels,
            scratch: scratch[worker].pointer
        )
        content?.addGradient(features, to: gradient, at: positions, worker: worker, kernels: kernels)
        if stage == .afterRectifier { kernels.clearRectified(gradient, by: features, count: count) }
    }

    /// The same for a whole layer.
    func pass(_ gradient: Tensor, features: Tensor, workers: Workers, profile: Profile?) {
        let channels = features.shape.channels
        workers.share(features.shape.positions, grain: LayerLosses.block) { worker, part in
            profile.measure(.losses, worker: worker) {
                for begin in stride(from: part.lowerBound, to: part.upperBound, by: LayerLosses.block) {
                    pass(
                        gradient.pointer + begin * channels,
                        features: features.pointer + begin * channels,
                        positions: begin..<min(begin + LayerLosses.block, part.upperBound),
                        channels: channels,
                        worker: worker
                    )
                }
            }
        }
    }
}
