/// The features of one layer, which stand in memory or are made anew.
package enum LayerFeatures {
    case stored(Tensor)
    case first(FirstLayer, picture: Tensor, isRectified: Bool, scratch: [Tensor])

    /// Hands out all features, a contiguous block at a time.
    func share(
        among workers: Workers,
        _ body: @Sendable (_ worker: Int, _ features: UnsafePointer<Float>, _ positions: Range<Int>) -> Void
    ) {
        switch self {
        case .stored(let features):
            workers.share(features.shape.positions, grain: 64) { worker, part in
                guard !part.isEmpty else { return }
                body(worker, features.pointer + part.lowerBound * features.shape.channels, part)
            }
        case .first(let layer, let picture, let isRectified, let scratch):
            layer.share(picture, rectifying: isRectified, scratch: scratch, among: workers, body)
        }
    }

    /// Writes all features.
    func copy(to target: Tensor, workers: Workers) {
        let channels = target.shape.channels
        share(among: workers) { _, features, positions in
            (target.pointer + positions.lowerBound * channels).update(from: features, count: positions.count * channels)
        }
    }
}
