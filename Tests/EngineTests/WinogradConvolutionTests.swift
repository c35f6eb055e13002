import CKernels
import Engine
import Testing

/// Whole convolutions put together from the single loops, for each instruction set and tile, against the definition in
/// double precision: forward, and transposed.
///
/// In random features of 64 channels F(4×4, 3×3) is off by 8e-7 of their root mean square and F(6×6, 3×3) by 3.5e-6,
/// because points far from 1 magnify what single precision rounds away; the definition itself is off by 2e-7. Sums of
/// more channels are off by the square root of their number more. Single values are off by some ten times that, the
/// largest of many thousand by fifteen.
@Suite struct WinogradConvolutionTests {
    struct Size: Sendable, CustomTestStringConvertible {
        var height: Int
        var width: Int
        var inputs: Int
        var outputs: Int
        var testDescription: String { "\(height)×\(width)×\(inputs) to \(outputs)" }
    }

    /// One position, one row, one column, less than a tile, whole tiles of both kinds, and a position more.
    static let odd = [
        (1, 1), (1, 2), (2, 1), (1, 13), (9, 1), (3, 3), (4, 4), (5, 4), (6, 6), (6, 7), (7, 5), (11, 13), (12, 12),
        (13, 25),
    ].enumerated().map { index, size in
        Size(height: size.0, width: size.1, inputs: index % 2 == 0 ? 16 : 48, outputs: index % 4 < 2 ? 16 : 48)
    }

    /// VGG19's pairs of channels, on maps that are no multiple of a tile.
    static let vgg19 = [
        (64, 64), (64, 128), (128, 128), (128, 256), (256, 256), (256, 512), (512, 512),
    ].map { Size(height: 5, width: 7, inputs: $0.0, outputs: $0.1) }

    /// How far convolutions that read so many channels may be off.
    static func bars(_ tile: Tiling.Tile, channels: Int) -> (mean: Double, worst: Double) {
        let mean = (tile == .four ? 1e-6 : 4.5e-6) * max(1, Double(channels) / 64).squareRoot()
        return (mean, 15 * mean)
    }

    @Test(arguments: odd + vgg19)
    func bothWays(size: Size) {
        Scratch.with { scratch in
            let taps = scratch.random(Shape(height: 9, width: size.inputs, channels: size.outputs), seed: 65)
            let forward = ConvolutionReference(
                taps: taps.values.map(Double.init),
                inputs: size.inputs,
                outputs: size.outputs
            )
            for (isTurned, reference) in [(false, forward), (true, forward.turned)] {
                let shape = Shape(height: size.height, width: size.width, channels: reference.inputs)
                let input = scratch.random(shape, seed: 66)
                let expected = reference.apply(
                    to: input.values.map(Double.init),
                    height: size.height,
                    width: size.width
                )
                for kernels in Kernels.usable {
                    for tile in Tiling.Tile.allCases {
                        let convolution = LoopwiseConvolution(
                            kernels: kernels,
                            tile: tile,
                            input: input,
                            taps: taps,
                            isTurned: isTurned
                        )
                        let found = Deviation(convolution.gradient(scratch).values, from: expected)
                        let bars = Self.bars(tile, channels: reference.inputs)
                        #expect(
                            found.mean < bars.mean && found.worst < bars.worst,
                            "\(kernels.instructionSet), \(tile), turned: \(isTurned): \(found)"
                        )
                    }
                }
            }
        }
    }
}
