import CKernels

/// All that is decided by a layer's shape, from measurements: F(6×6, 3×3) or F(4×4, 3×3), the blocks, and what workers
/// share.
extension Tiling {
    /// Tiles of a run, at most: a window of it stays in a core's own cache.
    private static let longestRun = 44
    /// Tiles of a block, at least: kernels come from the cache that cores share, or from memory, once a block.
    private static let (cachedBlock, uncachedBlock) = (44, 96)
    /// Transformed kernels of so many floats stay in the cache that cores share.
    private static let cachedKernels = 4_500_000
    /// Floats of a whole layer in Winograd's domain, at most, where channels are divided.
    private static let wholeLayer = 12 << 20
    /// Positions that a layer must have before it is worth larger tiles.
    ///
    /// F(6×6, 3×3) takes a fifth less products but is four times less exact, loses more where a picture is no multiple of
    /// the tile, and has twice as many values of each kernel.
    private static let positionsForSix = 10_000

    /// The fastest way for a layer, by what each takes (`cost`).
    ///
    /// - Parameters:
    ///   - height: Rows of the layer.
    ///   - width: Columns of the layer.
    ///   - inputs: Channels that are read, filled up.
    ///   - outputs: Channels that are written, filled up.
    ///   - workers: Threads.
    ///   - tile: The tile; nil leaves it to the layer's size.
    ///   - singleRuns: Whether each worker has to finish a run, all channels of it, before it begins the next.
    init(height: Int, width: Int, inputs: Int, outputs: Int, workers: Int, tile: Tile?, singleRuns: Bool = false) {
        let tile = tile ?? (height * width < Tiling.positionsForSix ? .four : .six)
        let divisions: [Division] = singleRuns ? [.tiles] : [.tiles, .channels]
        let ways = divisions.flatMap { division in
            [false, true].map { isSharing in
                Tiling(tile, division, isSharing, height, width, kernels: inputs * outputs, singleRuns: singleRuns)
            }
        }
        let costs = ways.map { $0.cost(inputs: inputs, outputs: outputs, workers: workers) }
        self = zip(ways, costs).min { $0.1 < $1.1 }?.0 ?? ways[0]
    }

    private init(
        _ tile: Tile,
        _ division: Division,
        _ isSharing: Bool,
        _ height: Int,
        _ width: Int,
        kernels: Int,
        singleRuns: Bool
    ) {
        let side = tile.rawValue
        self.tile = tile
        self.division = division
        self.isSharing = isSharing
        rows = (height + side - 1) / side
        columns = (width + side - 1) / side
        runsPerRow = (columns + Tiling.longestRun - 1) / Tiling.longestRun
        let isCached = kernels * (side + 2) * (side + 2) <= Tiling.cachedKernels
        let block = singleRuns ? 1 : isCached ? Tiling.cachedBlock : Tiling.uncachedBlock
        runsPerBlock = max(1, block * runsPerRow / columns)
    }

    /// What the slowest worker does, in units of one vector product.
    ///
    /// Kernels and inputs are transformed in half a product a float, but what one core has written last and another one
    /// needs comes at some four (measured with AVX-512 on two cores of a Zen 5 that do not have their last cache in
    /// common): a few workers rather do the same work each.
    private func cost(inputs: Int, outputs: Int, workers: Int) -> Double {
        let (transforming, handing) = (0.5, 4.0)
        let kernels = Double(frequencies * inputs * outputs)
        let values = Double(tiles * frequencies * inputs)
        let needed = division == .tiles ? kernels : values
        let limit = division == .tiles && !isSharing ? Tiling.cachedKernels : Tiling.wholeLayer
        guard needed <= Double(limit) || division == .tiles && isSharing else { return .infinity }
        let parts = division == .tiles ? runs : outputs / Shape.group
        let slowest = Double((parts + workers - 1) / workers) / Double(parts)
        let making = isSharing ? (transforming + handing) * needed / Double(workers) : transforming * needed
        return Double(tiles * frequencies * inputs * outputs) / 16 * slowest + making
    }
}
