import Engine
import Testing

/// The 3×3 convolution against its definition in double precision, and its gradient against finite differences.
///
/// A value is a sum of 9 · inputs products of numbers within −1…1. Single precision with any order of adding is off by
/// some √n units of 2⁻²⁴ times the sum's size: 1e-5 is generous for n = 171.
@Suite struct ConvolutionTests {
    struct Size: Sendable, CustomTestStringConvertible {
        var input: Shape
        var outputs: Int
        var workers: Int
        var testDescription: String { "\(input.testDescription) to \(outputs) by \(workers)" }
    }

    /// One position, one row, one column, less than a block and more than one; more workers than rows.
    static let sizes = [
        Size(input: Shape(height: 1, width: 1, channels: 3), outputs: 6, workers: 1),
        Size(input: Shape(height: 1, width: 9, channels: 4), outputs: 5, workers: 3),
        Size(input: Shape(height: 8, width: 1, channels: 3), outputs: 7, workers: 2),
        Size(input: Shape(height: 2, width: 3, channels: 19), outputs: 17, workers: 8),
        Size(input: Shape(height: 90, width: 70, channels: 3), outputs: 4, workers: 2),
    ]

    @Test(arguments: sizes)
    func forward(size: Size) {
        Scratch.with { scratch in
            let input = scratch.random(size.input, seed: 41)
            let reference = reference(size)
            let bias = Seeded.floats(size.outputs, seed: 43)
            for rectifying in [false, true] {
                let output = apply(size, reference.matrix, to: input, bias: bias, rectifying: rectifying, scratch)
                var worst = WorstError()
                for y in 0..<size.input.height {
                    for x in 0..<size.input.width {
                        for channel in 0..<size.outputs {
                            let sum = reference.value(input, y, x, channel) + Double(bias[channel])
                            worst.note(output.padded(y, x, channel), expected: rectifying ? max(0, sum) : sum)
                        }
                    }
                }
                #expect(worst.value < 1e-5)
            }
        }
    }

    /// ⟨conv(x), y⟩ = ⟨x, convᵀ(y)⟩.
    ///
    /// Both are sums of thousands of terms in double precision over values that are good
    /// to 1e-5; they are compared by the size of what they add up.
    @Test(arguments: sizes)
    func theGradientIsTheAdjoint(size: Size) {
        Scratch.with { scratch in
            let (there, back) = (scratch.random(size.input, seed: 44), reference(size))
            let forward = apply(size, back.matrix, to: there, scratch)
            let here = scratch.random(forward.shape, seed: 45)
            let backward = gradient(size, of: here, scratch)
            let (left, right) = (Kernels.best.dot(forward, here), Kernels.best.dot(there, backward))
            let scale = (Kernels.best.dot(forward, forward) * Kernels.best.dot(here, here)).squareRoot()
            #expect(abs(left - right) < 1e-6 * scale)
        }
    }

    /// The convolution is linear, so a difference quotient of ⟨conv(x), y⟩ in double precision has no error of its own.
    @Test(arguments: sizes.dropLast())
    func theGradientIsTheSlope(size: Size) {
        Scratch.with { scratch in
            let reference = reference(size)
            let input = scratch.random(size.input, seed: 46)
            let outputShape = Shape(height: size.input.height, width: size.input.width, channels: size.outputs)
            let weights = scratch.random(outputShape, seed: 47)
            func value() -> Double {
                var sum = 0.0
                for y in 0..<outputShape.height {
                    for x in 0..<outputShape.width {
                        for channel in 0..<size.outputs {
                            sum += reference.value(input, y, x, channel) * weights.padded(y, x, channel)
                        }
                    }
                }
                return sum
            }
            let gradient = gradient(size, of: weights, scratch)
            for index in Swift.stride(from: 0, to: size.input.count, by: max(1, size.input.count / 12)) {
                let kept = input.pointer[index]
                input.pointer[index] = kept + 0.5
                let (above, up) = (value(), input.pointer[index])
                input.pointer[index] = kept - 0.5
                let (below, down) = (value(), input.pointer[index])
                input.pointer[index] = kept
                #expect(abs(Double(gradient.pointer[index]) - (above - below) / Double(up - down)) < 1e-5)
            }
        }
    }

    private func reference(_ size: Size) -> ConvolutionReference {
        let matrix = Seeded.floats(9 * size.input.channels * size.outputs, seed: 42)
        return ConvolutionReference(matrix: matrix, outputs: size.outputs)
    }

    private func gradient(_ size: Size, of output: Tensor, _ scratch: Scratch) -> Tensor {
        let turned = reference(size).transposed(inputs: size.input.channels)
        return apply(size, turned, to: output, channels: size.input.channels, scratch)
    }

    private func apply(
        _ size: Size,
        _ matrix: [Float],
        to input: Tensor,
        channels: Int? = nil,
        bias: [Float]? = nil,
        rectifying: Bool = false,
        _ scratch: Scratch
    ) -> Tensor {
        let memory = Shape(height: 1, width: 1, channels: Convolution.scratch(channels: input.shape.channels))
        let convolution = Convolution(
            kernels: .best,
            workers: Workers(count: size.workers),
            patches: (0..<size.workers).map { _ in scratch.tensor(memory) }
        )
        let shape = Shape(
            height: input.shape.height,
            width: input.shape.width,
            channels: channels ?? size.outputs
        )
        let output = scratch.tensor(shape)
        convolution.apply(
            matrix,
            bias: bias,
            to: input,
            rectifyingInput: false,
            rectifyingOutput: rectifying,
            into: output
        )
        return output
    }
}
