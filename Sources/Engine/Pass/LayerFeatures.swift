/// The features of one layer, which stand in memory or are made anew.
package struct LayerFeatures {
    private enum Source {
        case stored(Tensor)
        case first(FirstLayer, picture: Tensor, isRectified: Bool, scratch: [Tensor])
    }

    private let source: Source
    /// The positions that are handed out; nil hands out all.
    private var tile: LayerTile?

    /// Features that stand in memory.
    package static func stored(_ features: Tensor) -> LayerFeatures {
        LayerFeatures(source: .stored(features))
    }

    /// The first layer's features.
    static func first(_ layer: FirstLayer, picture: Tensor, isRectified: Bool, scratch: [Tensor]) -> LayerFeatures {
        LayerFeatures(source: .first(layer, picture: picture, isRectified: isRectified, scratch: scratch))
    }

    /// Those of a tile's own positions, if the features are a window's; all of them where the tile is nil.
    func own(_ tile: LayerTile?) -> LayerFeatures {
        LayerFeatures(source: source, tile: tile)
    }

    /// Hands out all features, a contiguous block at a time, with their positions in the whole layer.
    func share(
        among workers: Workers,
        _ body: @Sendable (_ worker: Int, _ features: UnsafePointer<Float>, _ positions: Range<Int>) -> Void
    ) {
        switch source {
        case .stored(let features):
            let shape = features.shape
            let rows = tile?.rows ?? 0..<shape.height
            workers.share(rows.count * shape.width, grain: 64) { [tile] worker, part in
                let first = rows.lowerBound * shape.width
                let positions = first + part.lowerBound..<first + part.upperBound
                tile.handOut(
                    features.pointer + positions.lowerBound * shape.channels,
                    positions,
                    channels: shape.channels
                ) {
                    body(worker, $0, $1)
                }
            }
        case .first(let layer, let picture, let isRectified, let scratch):
            layer.share(
                picture,
                rows: tile?.rows ?? 0..<picture.shape.height,
                rectifying: isRectified,
                scratch: scratch,
                among: workers
            ) { [tile] worker, features, positions in
                tile.handOut(features, positions, channels: layer.channels) { body(worker, $0, $1) }
            }
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

extension LayerTile? {
    /// Calls `body` with those of some features that are the tile's own, and with their positions in the whole layer.
    fileprivate func handOut(
        _ features: UnsafePointer<Float>,
        _ positions: Range<Int>,
        channels: Int,
        _ body: (_ features: UnsafePointer<Float>, _ positions: Range<Int>) -> Void
    ) {
        guard !positions.isEmpty else { return }
        guard let tile = self else { return body(features, positions) }
        tile.forEachRun(in: positions) { run, place in
            body(features + (run.lowerBound - positions.lowerBound) * channels, place..<place + run.count)
        }
    }
}
