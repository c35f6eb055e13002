import CKernels
import Engine
import Testing

/// 2×2 pooling of what leaves a convolution, and the gates through which a gradient will go back, for each instruction
/// set and tile.
///
/// Everything is compared with what the same products give as raw features, so all of it is exact. The mean of a cell
/// is added up in the order of its definition here.
@Suite struct PoolingKernelTests {
    @Test(arguments: Kernels.usable, Tiling.Tile.allCases)
    func maximum(kernels: Kernels, tile: Tiling.Tile) {
        FeatureOutputs.forEachSize(kernels, tile) { map, write in
            let found = write(.raw, .CK_POOLING_MAXIMUM)
            var (expected, isOpen) = (FeatureOutputs(features: found.features), found.features.map { _ in false })
            forEachCell(map) { cell in
                let values = cell.map { found.features[$0] }
                let largest = values.max() ?? .nan
                expected.pooled.append(FeatureOutputs.poolingScale * max(0, largest))
                if largest > 0, let first = values.firstIndex(of: largest) { isOpen[cell[first]] = true }
            }
            expected.gates = FeatureOutputs.words(isOpen)
            #expect(found == expected)
            expectTheSameWhereverFeaturesAreStored(found, .CK_POOLING_MAXIMUM, write)
        }
    }

    @Test(arguments: Kernels.usable, Tiling.Tile.allCases)
    func average(kernels: Kernels, tile: Tiling.Tile) {
        FeatureOutputs.forEachSize(kernels, tile) { map, write in
            let found = write(.raw, .CK_POOLING_AVERAGE)
            var (expected, isOpen) = (FeatureOutputs(features: found.features), found.features.map { _ in false })
            forEachCell(map) { cell in
                let values = cell.map { max(0, found.features[$0]) }
                expected.pooled.append(0.25 * ((values[0] + values[1]) + (values[2] + values[3])))
                for (index, value) in zip(cell, values) { isOpen[index] = value > 0 }
            }
            expected.gates = FeatureOutputs.words(isOpen)
            #expect(found == expected)
            expectTheSameWhereverFeaturesAreStored(found, .CK_POOLING_AVERAGE, write)
        }
    }

    /// A root is the nearest float to that of its sum, which is added up in the order of its definition here.
    @Test(arguments: Kernels.usable, Tiling.Tile.allCases)
    func rootOfSquares(kernels: Kernels, tile: Tiling.Tile) {
        FeatureOutputs.forEachSize(kernels, tile) { map, write in
            let found = write(.raw, .CK_POOLING_L2)
            var (expected, isOpen) = ([Double](), found.features.map { _ in false })
            forEachCell(map) { cell in
                let values = cell.map { max(0, found.features[$0]) }
                expected.append(
                    Double(FeatureOutputs.poolingScale) * values.reduce(0.0) { $0 + Double($1 * $1) }.squareRoot()
                )
                for (index, value) in zip(cell, values) { isOpen[index] = value > 0 }
            }
            var worst = WorstError()
            for (value, wanted) in zip(found.pooled, expected) { worst.note(Double(value), expected: wanted) }
            // A sum of four squares and its root: some roundings of 2⁻²⁴ of values within 10.
            #expect(worst.value < 2e-6 && found.pooled.count == expected.count)
            #expect(found.gates == FeatureOutputs.words(isOpen))
            expectTheSameWhereverFeaturesAreStored(found, .CK_POOLING_L2, write)
        }
    }

    /// Without products all features are the bias: every cell is a tie, which its first place wins, and a feature of
    /// zero is not positive.
    @Test(arguments: Kernels.usable, Tiling.Tile.allCases)
    func ties(kernels: Kernels, tile: Tiling.Tile) {
        Scratch.with { scratch in
            let frequencies = (tile.rawValue + 2) * (tile.rawValue + 2)
            let products = scratch.tensor(Shape(height: frequencies, width: 1, channels: Shape.group), filled: 0)
            let biases = (0..<16).map { [1, 0, -1, -0.0][$0 % 4] as Float }
            let (pooled, gates) = (scratch.tensor(Shape(height: 1, width: 1, channels: 16)), scratch.gates(4))
            let target = ck_features(
                bias: scratch.vector(biases).pointer,
                features: nil,
                rectified: false,
                gates: gates,
                pooling: .CK_POOLING_MAXIMUM,
                pooling_scale: 1,
                pooled: pooled.pointer
            )
            kernels.loops.winograd_features(
                tile.cTile,
                ck_spectrum(values: products.pointer, frequency_step: Shape.group, group_step: Shape.group),
                ck_tiles(top: 0, left: 0, count: 1, first_group: 0, groups: 1),
                ck_map(height: 2, width: 2, channels: 16),
                target
            )
            #expect(pooled.values == biases.map { max(0, $0) })
            #expect((0..<4).map { gates[$0] } == FeatureOutputs.words(biases.map { $0 > 0 }) + [0, 0, 0])
        }
    }

    private func expectTheSameWhereverFeaturesAreStored(
        _ found: FeatureOutputs,
        _ pooling: ck_pooling,
        _ write: (FeatureOutputs.Stored, ck_pooling) -> FeatureOutputs
    ) {
        for stored in [FeatureOutputs.Stored.rectified, .nowhere] {
            let same = write(stored, pooling)
            #expect(same.pooled == found.pooled && same.gates == found.gates)
        }
    }

    /// Calls `body` with the places of the four features of every whole cell, for each channel in turn.
    private func forEachCell(_ map: Shape, _ body: (_ cell: [Int]) -> Void) {
        for y in 0..<map.height / 2 {
            for x in 0..<map.width / 2 {
                for channel in 0..<map.channels {
                    let first = (2 * y * map.width + 2 * x) * map.channels + channel
                    let below = first + map.width * map.channels
                    body([first, first + map.channels, below, below + map.channels])
                }
            }
        }
    }
}
