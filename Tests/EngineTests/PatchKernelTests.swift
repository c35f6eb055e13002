import Engine
import Testing

/// The loops around a layer's matrix product, for each instruction set, against loops that are plain to see.
///
/// They only move, add or clip single values, so every result is exact.
@Suite struct PatchKernelTests {
    /// One position, one row, one column, odd sizes, and channels below, at and above a vector's width.
    static let shapes = [
        Shape(height: 1, width: 1, channels: 3), Shape(height: 1, width: 7, channels: 5),
        Shape(height: 6, width: 1, channels: 16), Shape(height: 2, width: 3, channels: 1),
        Shape(height: 5, width: 4, channels: 19), Shape(height: 3, width: 5, channels: 64),
    ]

    @Test(arguments: Kernels.usable, shapes)
    func patchesAreTheNeighbourhoods(kernels: Kernels, shape: Shape) {
        Scratch.with { scratch in
            let input = scratch.random(shape, seed: 1)
            for rectifying in [false, true] {
                let whole = neighbourhoods(of: input, rectifying: rectifying)
                for positions in [0..<shape.positions, 0..<1, shape.positions / 2..<shape.positions] {
                    let rows = Shape(height: positions.count, width: 9, channels: shape.channels)
                    let patches = scratch.tensor(rows)
                    kernels.writePatches(of: input, at: positions, rectifying: rectifying, to: patches.pointer)
                    let row = 9 * shape.channels
                    #expect(patches.values == Array(whole[positions.lowerBound * row..<positions.upperBound * row]))
                }
            }
        }
    }

    @Test(arguments: Kernels.usable, shapes)
    func biasIsAddedPerChannel(kernels: Kernels, shape: Shape) {
        Scratch.with { scratch in
            let bias = Seeded.floats(shape.channels, seed: 2)
            for rectifying in [false, true] {
                let features = scratch.random(shape, seed: 3)
                let expected = features.values.enumerated().map { index, value in
                    let sum = value + bias[index % shape.channels]
                    return rectifying ? max(0, sum) : sum
                }
                kernels.add(bias: bias, to: features.pointer, count: shape.positions, rectifying: rectifying)
                #expect(features.values == expected)
            }
        }
    }

    @Test(arguments: Kernels.usable)
    func rectifierPassesGradientsOnlyWhereItWasOpen(kernels: Kernels) {
        Scratch.with { scratch in
            let least = Float.leastNonzeroMagnitude
            let activation: [Float] = [1, -1, 0, -0.0, least, -least] + Array(repeating: 2, count: 40)
            let gradient = scratch.vector((0..<activation.count).map { Float($0) + 1 })
            let range = 1..<activation.count - 3
            kernels.clearRectified(gradient, by: scratch.vector(activation), in: range)
            let expected = activation.enumerated().map { index, value in
                range.contains(index) && value <= 0 ? 0 : Float(index) + 1
            }
            #expect(gradient.values == expected)
        }
    }

    private func neighbourhoods(of input: Tensor, rectifying: Bool) -> [Float] {
        var values: [Float] = []
        for y in 0..<input.shape.height {
            for x in 0..<input.shape.width {
                for (dy, dx) in ConvolutionReference.taps {
                    for channel in 0..<input.shape.channels {
                        let value = Float(input.padded(y + dy, x + dx, channel))
                        values.append(rectifying ? max(0, value) : value)
                    }
                }
            }
        }
        return values
    }
}

extension Shape: CustomTestStringConvertible {
    /// Height × width × channels.
    public var testDescription: String { "\(height)×\(width)×\(channels)" }
}
