import CKernels
import Engine

/// All that a target of a convolution's products can hold.
struct FeatureOutputs: Equatable {
    var features: [Float] = []
    var pooled: [Float] = []
    var gates: [UInt16] = []

    /// How features are stored.
    enum Stored {
        case raw
        case rectified
        case nowhere
    }

    /// Channels of the products that are made here.
    static let channels = 48
    /// What largest values and roots are multiplied by: a power of two, so that it rounds nothing.
    static let poolingScale = Float(0.5)

    /// Makes products for maps of odd and even sizes, and lends what writes targets of them.
    static func forEachSize(
        _ kernels: Kernels,
        _ tile: Tiling.Tile,
        _ body: (_ map: Shape, _ write: (Stored, ck_pooling) -> FeatureOutputs) -> Void
    ) {
        for (height, width) in [(1, 1), (1, 8), (2, 2), (3, 4), (5, 7), (6, 6), (8, 12), (9, 13), (13, 14)] {
            Scratch.with { scratch in
                let convolution = LoopwiseConvolution(
                    kernels: kernels,
                    tile: tile,
                    input: scratch.random(Shape(height: height, width: width, channels: 16), seed: 81),
                    taps: scratch.random(Shape(height: 9, width: 16, channels: channels), seed: 82)
                )
                let products = convolution.products(scratch)
                let bias = scratch.random(Shape(height: 1, width: 1, channels: channels), seed: 83)
                body(convolution.output) { FeatureOutputs(convolution, products, bias, $0, $1, scratch) }
            }
        }
    }

    /// Sixteen gates a word.
    static func words(_ isOpen: [Bool]) -> [UInt16] {
        stride(from: 0, to: isOpen.count, by: 16).map { start in
            (0..<16).reduce(0) { $0 | (isOpen[start + $1] ? 1 << UInt16($1) : 0) }
        }
    }

    init(features: [Float]) {
        self.features = features
    }

    private init(
        _ convolution: LoopwiseConvolution,
        _ products: Spectrum,
        _ bias: Tensor,
        _ stored: Stored,
        _ pooling: ck_pooling,
        _ scratch: Scratch
    ) {
        let map = convolution.output
        let words = map.positions * map.channels / Shape.group
        let (whole, bits) = (scratch.tensor(map), scratch.gates(words))
        let cells = scratch.tensor(Shape(height: map.height / 2, width: map.width / 2, channels: map.channels))
        let target = ck_features(
            bias: bias.pointer,
            features: stored == .nowhere ? nil : whole.pointer,
            rectified: stored == .rectified,
            gates: bits,
            pooling: pooling,
            pooling_scale: pooling == .CK_POOLING_AVERAGE ? 0.25 : FeatureOutputs.poolingScale,
            pooled: pooling == .CK_POOLING_NONE ? nil : cells.pointer
        )
        convolution.runs(of: products) { products, run in
            convolution.kernels.loops.winograd_features(convolution.tile.cTile, products, run, map.cMap, target)
        }
        if stored != .nowhere { features = whole.values }
        if pooling != .CK_POOLING_NONE { pooled = cells.values }
        gates = (0..<words).map { bits[$0] }
    }
}
