import CKernels
import Engine
import Testing

/// What gates do to a gradient that comes back from Winograd's domain: exact, as nothing is computed with it.
@Suite struct WinogradGradientTests {
    static let sizes = [(1, 1), (3, 5), (4, 6), (7, 13), (13, 6)]

    @Test(arguments: Kernels.usable, Tiling.Tile.allCases)
    func gatesLetPassOrNot(kernels: Kernels, tile: Tiling.Tile) {
        for (height, width) in Self.sizes {
            Scratch.with { scratch in
                let convolution = LoopwiseConvolution(
                    kernels: kernels,
                    tile: tile,
                    input: scratch.random(Shape(height: height, width: width, channels: 16), seed: 67),
                    taps: scratch.random(Shape(height: 9, width: 16, channels: 48), seed: 68)
                )
                let words = convolution.output.count / Shape.group
                let gates = scratch.gates(words)
                var generator = Seeded(seed: 69)
                for index in 0..<words { gates[index] = UInt16.random(in: 0...UInt16.max, using: &generator) }
                let (whole, gated) = (convolution.gradient(scratch), convolution.gradient(gates: gates, scratch))
                let expected = whole.values.enumerated().map { index, value in
                    gates[index / Shape.group] >> (index % Shape.group) & 1 == 1 ? value : 0
                }
                #expect(gated.values == expected)
            }
        }
    }

    /// A run writes its own positions and groups and no others.
    @Test(arguments: Kernels.usable, Tiling.Tile.allCases)
    func aRunKeepsWithinItself(kernels: Kernels, tile: Tiling.Tile) {
        let side = tile.rawValue
        Scratch.with { scratch in
            let products = Spectrum(frequencies: (side + 2) * (side + 2), groups: 1, count: 2, scratch)
            products.fillAtRandom(seed: 70)
            let map = Shape(height: 2 * side + 1, width: 4 * side, channels: 48)
            let gradient = scratch.tensor(map)
            let run = ck_tiles(top: side, left: side, count: 2, first_group: 1, groups: 1)
            kernels.loops.winograd_gradient(tile.cTile, products.c(), run, map.cMap, nil, gradient.pointer)
            for y in 0..<map.height {
                for x in 0..<map.width {
                    let isWithin = side..<2 * side ~= y && side..<3 * side ~= x
                    for channel in 0..<48 {
                        #expect(gradient.padded(y, x, channel).isNaN != (isWithin && 16..<32 ~= channel))
                    }
                }
            }
        }
    }
}
