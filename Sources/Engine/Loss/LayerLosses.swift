/// The losses that look at one layer.
struct LayerLosses: Sendable {
    var content: ContentLoss?
    var styles: [StyleLoss] = []
    var histograms: [HistogramLoss] = []
    /// Whether they look before the rectifier or after it.
    let stage: TransferSettings.FeatureStage
    let kernels: Kernels
    /// Per worker, twice the packed positions of the widest layer.
    let scratch: [Tensor]
    /// The positions at which their gradients are added; nil adds them at all.
    var tile: LayerTile?

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
        if let tile {
            tile.forEachRun(in: positions) { run, place in
                let first = (run.lowerBound - positions.lowerBound) * channels
                add(features + first, to: gradient + first, at: place..<place + run.count, worker: worker)
            }
        } else {
            add(features, to: gradient, at: positions, worker: worker)
        }
        if stage == .afterRectifier { kernels.clearRectified(gradient, by: features, count: count) }
    }

    /// Adds the losses' own gradients at positions of the whole layer.
    private func add(
        _ features: UnsafePointer<Float>,
        to gradient: UnsafeMutablePointer<Float>,
        at positions: Range<Int>,
        worker: Int
    ) {
        for style in styles {
            style.addGradient(
                features,
                to: gradient,
                at: positions,
                kernels: kernels,
                scratch: scratch[worker].pointer
            )
        }
        for histogram in histograms {
            histogram.addGradient(features, to: gradient, at: positions, kernels: kernels)
        }
        content?.addGradient(features, to: gradient, at: positions, kernels: kernels)
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
