import CKernels
import Engine
import Testing

/// What becomes of a convolution's outputs where nothing is pooled, for each instruction set and tile.
///
/// Everything is compared with what the same products give as raw features, whose own error is the transform's
/// (`WinogradConvolutionTests`): so all of it is exact.
@Suite struct FeatureKernelTests {
    @Test(arguments: Kernels.usable, Tiling.Tile.allCases)
    func featuresAndGates(kernels: Kernels, tile: Tiling.Tile) {
        FeatureOutputs.forEachSize(kernels, tile) { _, write in
            let raw = write(.raw, .CK_POOLING_NONE)
            #expect(raw.gates == FeatureOutputs.words(raw.features.map { $0 > 0 }))
            let rectified = write(.rectified, .CK_POOLING_NONE)
            #expect(rectified.features == raw.features.map { max(0, $0) } && rectified.gates == raw.gates)
            #expect(write(.nowhere, .CK_POOLING_NONE).gates == raw.gates)
        }
    }

    /// Without products all features are the bias; a feature of zero is not positive.
    @Test(arguments: Kernels.usable, Tiling.Tile.allCases)
    func zeroIsNotPositive(kernels: Kernels, tile: Tiling.Tile) {
        Scratch.with { scratch in
            let frequencies = (tile.rawValue + 2) * (tile.rawValue + 2)
            let products = scratch.tensor(Shape(height: frequencies, width: 1, channels: Shape.group), filled: 0)
            let biases = (0..<16).map { [1, 0, -1, -0.0][$0 % 4] as Float }
            let gates = scratch.gates(1)
            let target = ck_features(
                bias: scratch.vector(biases).pointer,
                features: nil,
                rectified: false,
                gates: gates,
                pooling: .CK_POOLING_NONE,
                pooling_scale: 1,
                pooled: nil
            )
            kernels.loops.winograd_features(
                tile.cTile,
                ck_spectrum(values: products.pointer, frequency_step: Shape.group, group_step: Shape.group),
                ck_tiles(top: 0, left: 0, count: 1, first_group: 0, groups: 1),
                ck_map(height: 1, width: 1, channels: 16),
                target
            )
            #expect([gates[0]] == FeatureOutputs.words(biases.map { $0 > 0 }))
        }
    }

    /// The bias is added to a convolution that is off by what the transform is off by.
    @Test(arguments: Kernels.usable, Tiling.Tile.allCases)
    func biasIsAddedPerChannel(kernels: Kernels, tile: Tiling.Tile) {
        Scratch.with { scratch in
            let convolution = LoopwiseConvolution(
                kernels: kernels,
                tile: tile,
                input: scratch.random(Shape(height: 7, width: 9, channels: 16), seed: 84),
                taps: scratch.random(Shape(height: 9, width: 16, channels: 32), seed: 85)
            )
            let bias = scratch.tensor(Shape(height: 1, width: 1, channels: 32), Seeded.floats(32, seed: 86, in: -9...9))
            let (map, features) = (convolution.output, scratch.tensor(convolution.output))
            let target = ck_features(
                bias: bias.pointer,
                features: features.pointer,
                rectified: false,
                gates: scratch.gates(map.positions * 2),
                pooling: .CK_POOLING_NONE,
                pooling_scale: 1,
                pooled: nil
            )
            convolution.runs(of: convolution.products(scratch)) { products, run in
                kernels.loops.winograd_features(tile.cTile, products, run, map.cMap, target)
            }
            let sums = ConvolutionReference(taps: convolution.taps.values.map(Double.init), inputs: 16, outputs: 32)
                .apply(to: convolution.input.values.map(Double.init), height: 7, width: 9)
            let expected = sums.enumerated().map { $1 + Double(bias.pointer[$0 % 32]) }
            let (found, bars) = (
                Deviation(features.values, from: expected), WinogradConvolutionTests.bars(tile, channels: 16)
            )
            #expect(found.mean < bars.mean && found.worst < bars.worst, "\(found)")
        }
    }
}
