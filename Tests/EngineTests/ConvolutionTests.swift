import CKernels
import Engine
import Testing

/// Convolutions as they are divided among workers, both ways, against the definition in double precision.
///
/// The tolerances are those of the transforms (`WinogradConvolutionTests`).
@Suite struct ConvolutionTests {
    struct Size: Sendable, CustomTestStringConvertible {
        var height: Int
        var width: Int
        var inputs: Int
        var outputs: Int
        var testDescription: String { "\(height)×\(width)×\(inputs) to \(outputs)" }

        var network: RandomNetwork { RandomNetwork(outputs: [3, inputs, outputs], seed: 41) }

        /// The convolution of conv2_1 or its transpose, planned for a picture whose pooled features have this size.
        func convolution(_ isTurned: Bool, workers: Int, means: Means) throws -> Convolution {
            let settings = TransferSettings.of(content: ["conv2_1"], threads: workers)
            let objective = try Objective.trial(
                network.network(),
                settings,
                height: 2 * height,
                width: 2 * width,
                means: means
            )
            let stage = objective.pass.windowPass.stages[2]
            return try #require(isTurned ? stage.backward : stage.forward)
        }
    }

    /// Few positions and many channels, or the other way round; channels that fill no group; more than one run in a
    /// row.
    static let sizes = [
        Size(height: 1, width: 1, inputs: 16, outputs: 48), Size(height: 7, width: 5, inputs: 20, outputs: 40),
        Size(height: 13, width: 25, inputs: 48, outputs: 16), Size(height: 3, width: 301, inputs: 16, outputs: 16),
        Size(height: 6, width: 7, inputs: 256, outputs: 144), Size(height: 50, width: 46, inputs: 64, outputs: 32),
    ]

    @Test(arguments: sizes, [1, 2, 3, 5])
    func bothWays(size: Size, workers: Int) throws {
        let forward = size.network.layers[2].convolution(filledUp: true)
        for (isTurned, reference) in [(false, forward), (true, forward.turned)] {
            let shape = Shape(height: size.height, width: size.width, channels: reference.inputs)
            try Scratch.with { scratch in
                let input = scratch.random(shape, seed: 42)
                let expected = reference.apply(
                    to: input.values.map(Double.init),
                    height: size.height,
                    width: size.width
                )
                for tile in Tiling.Tile.allCases {
                    var means = Means()
                    means.tile = tile
                    let convolution = try size.convolution(isTurned, workers: workers, means: means)
                    let found = Deviation(
                        apply(convolution, to: input, reference.outputs, scratch).values,
                        from: expected
                    )
                    let bars = WinogradConvolutionTests.bars(tile, channels: reference.inputs)
                    #expect(
                        found.mean < bars.mean && found.worst < bars.worst,
                        "\(tile), turned: \(isTurned), by \(convolution.tiling.division): \(found)"
                    )
                }
            }
        }
    }

    /// The sizes above must go both ways, or one of them is not tested.
    @Test(arguments: Tiling.Tile.allCases)
    func layersAreDividedBothWays(tile: Tiling.Tile) throws {
        var means = Means()
        means.tile = tile
        let divisions = try [1, 5].flatMap { workers in
            try Self.sizes.map { try $0.convolution(false, workers: workers, means: means).tiling.division }
        }
        #expect(divisions.contains(.tiles) && divisions.contains(.channels))
    }

    /// ⟨conv(x), y⟩ = ⟨x, convᵀ(y)⟩.
    ///
    /// Both are sums of thousands of terms in double precision over values that are good to the transforms' tolerances;
    /// they are compared by the size of what they add up, in which errors of either sign cancel.
    @Test(arguments: sizes, Tiling.Tile.allCases)
    func theGradientIsTheAdjoint(size: Size, tile: Tiling.Tile) throws {
        var means = Means()
        means.tile = tile
        let layer = size.network.layers[2].convolution(filledUp: true)
        try Scratch.with { scratch in
            let there = scratch.random(
                Shape(height: size.height, width: size.width, channels: layer.inputs),
                seed: 44
            )
            let here = scratch.random(
                Shape(height: size.height, width: size.width, channels: layer.outputs),
                seed: 45
            )
            let forward = apply(
                try size.convolution(false, workers: 2, means: means),
                to: there,
                layer.outputs,
                scratch
            )
            let backward = apply(try size.convolution(true, workers: 3, means: means), to: here, layer.inputs, scratch)
            let (left, right) = (Kernels.best.dot(forward, here), Kernels.best.dot(there, backward))
            let scale = (Kernels.best.dot(forward, forward) * Kernels.best.dot(here, here)).squareRoot()
            #expect(abs(left - right) < 2e-6 * scale)
        }
    }

    /// On larger layers, where registers and blocks are full, the reference stands for the definition.
    ///
    /// Both are off by what the tile is off by.
    @Test(arguments: Kernels.usable, Tiling.Tile.allCases)
    func instructionSetsAgree(kernels: Kernels, tile: Tiling.Tile) throws {
        let sizes = [
            Size(height: 60, width: 75, inputs: 64, outputs: 64),
            Size(height: 29, width: 33, inputs: 128, outputs: 128),
            Size(height: 15, width: 17, inputs: 256, outputs: 256),
        ]
        for size in sizes {
            for isTurned in [false, true] {
                try Scratch.with { scratch in
                    let shape = Shape(height: size.height, width: size.width, channels: size.inputs)
                    let input = scratch.random(shape, seed: 46)
                    let results = try [Kernels(.reference), kernels].map { kernels in
                        var means = Means()
                        (means.kernels, means.tile) = (try #require(kernels), tile)
                        let convolution = try size.convolution(isTurned, workers: 2, means: means)
                        return apply(convolution, to: input, size.outputs, scratch).values
                    }
                    let found = Deviation(results[1], from: results[0].map(Double.init))
                    let bars = WinogradConvolutionTests.bars(tile, channels: size.inputs)
                    #expect(found.mean < bars.mean && found.worst < bars.worst, "turned: \(isTurned): \(found)")
                }
            }
        }
    }

    /// Applies a convolution, and expects it to finish each run once where workers share tiles.
    private func apply(_ convolution: Convolution, to input: Tensor, _ channels: Int, _ scratch: Scratch) -> Tensor {
        let shape = Shape(height: input.shape.height, width: input.shape.width, channels: channels)
        let runs = Shape(height: 1, width: 1, channels: convolution.tiling.runs)
        let target = RecordingTarget(output: scratch.tensor(shape), finished: scratch.tensor(runs, filled: 0))
        convolution.apply(to: PaddedSource(values: input), into: target)
        let times: Float = convolution.tiling.division == .tiles ? 1 : 0
        #expect(target.finished.values.allSatisfy { $0 == times })
        return target.output
    }
}
