package import CKernels

/// What becomes of a convolution's products, some tiles and channels at a time.
package protocol TileTarget: Sendable {
    /// Takes products back from Winograd's domain.
    func write(_ products: ck_spectrum, of tiles: ck_tiles, tile: ck_tile, worker: Int)

    /// Is told when all channels of a run are written, where workers share tiles.
    func finish(_ run: Tiling.Run, worker: Int)
}

extension TileTarget {
    package func finish(_ run: Tiling.Run, worker: Int) {}
}

/// The features of a layer, whole or pooled or both, and their gates.
struct FeatureTarget: TileTarget {
    let shape: Shape
    let bias: Tensor
    let features: Tensor?
    let isRectified: Bool
    let gates: Gates
    let pooled: Tensor?
    let pooling: Pooling
    let kernels: Kernels

    func write(_ products: ck_spectrum, of tiles: ck_tiles, tile: ck_tile, worker: Int) {
        let target = ck_features(
            bias: bias.pointer,
            features: features?.pointer,
            rectified: isRectified,
            gates: gates.words,
            pooling: pooled == nil ? .CK_POOLING_NONE : pooling.c,
            pooling_scale: pooling.scale,
            pooled: pooled?.pointer
        )
        kernels.table.winograd_features(tile, products, tiles, shape.map, target)
    }
}

/// A gradient that is stored whole, cleared where gates are shut.
struct GradientTarget: TileTarget {
    let gradient: Tensor
    let gates: Gates?
    let kernels: Kernels

    func write(_ products: ck_spectrum, of tiles: ck_tiles, tile: ck_tile, worker: Int) {
        kernels.table.winograd_gradient(tile, products, tiles, gradient.shape.map, gates?.words, gradient.pointer)
    }
}
