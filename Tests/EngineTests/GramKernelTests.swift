import CKernels
import Engine
import Testing

/// The loops that Gram matrices are made of, for each instruction set, against loops that are plain to see.
@Suite struct GramKernelTests {
    static let sizes = [(1, 16), (2, 48), (7, 32), (128, 80), (131, 64)]

    /// Packing moves values: exact, there and back.
    @Test(arguments: Kernels.usable, sizes)
    func packing(kernels: Kernels, size: (positions: Int, channels: Int)) {
        let (positions, channels) = size
        Scratch.with { scratch in
            let features = scratch.random(Shape(height: 1, width: positions, channels: channels), seed: 51)
            let packed = scratch.tensor(features.shape)
            kernels.loops.pack(features.pointer, nil, positions, channels, packed.pointer)
            let expected = (0..<channels / 16).flatMap { group in
                (0..<positions).flatMap { position in
                    (0..<16).map { features.values[position * channels + group * 16 + $0] }
                }
            }
            #expect(packed.values == expected)
            let sum = scratch.tensor(features.shape, features.values)
            kernels.loops.add_packed(packed.pointer, nil, nil, positions, channels, sum.pointer)
            #expect(sum.values == features.values.map { 2 * $0 })
        }
    }

    /// Weights multiply what is packed, and once more what is added back or added up; a bias goes to every position.
    ///
    /// A product of three and a sum of two or of a hundred of them, each rounded to 2⁻²⁴ of values within 3.
    @Test(arguments: Kernels.usable, sizes)
    func weightsAndBiases(kernels: Kernels, size: (positions: Int, channels: Int)) {
        let (positions, channels) = size
        Scratch.with { scratch in
            let shape = Shape(height: 1, width: positions, channels: channels)
            let (features, before) = (scratch.random(shape, seed: 53), scratch.random(shape, seed: 54))
            let weights = scratch.random(Shape(height: 1, width: 1, channels: positions), seed: 55)
            let bias = scratch.random(Shape(height: 1, width: 1, channels: channels), seed: 56)
            let packed = scratch.tensor(shape)
            kernels.loops.pack(features.pointer, weights.pointer, positions, channels, packed.pointer)
            let sums = scratch.tensor(bias.shape, bias.values)
            kernels.loops.add_sums(packed.pointer, weights.pointer, positions, channels, sums.pointer)
            let plain = scratch.tensor(bias.shape, bias.values)
            kernels.loops.add_sums(packed.pointer, nil, positions, channels, plain.pointer)
            let weighted = scratch.tensor(shape, before.values)
            kernels.loops.add_packed(
                packed.pointer,
                bias.pointer,
                weights.pointer,
                positions,
                channels,
                weighted.pointer
            )
            let biased = scratch.tensor(shape, before.values)
            kernels.loops.add_packed(packed.pointer, bias.pointer, nil, positions, channels, biased.pointer)
            var (worst, worstSum) = (WorstError(), WorstError())
            for channel in 0..<channels {
                let offset = bias.padded(0, 0, channel)
                var (sum, plainSum) = (offset, offset)
                for position in 0..<positions {
                    let weight = weights.padded(0, 0, position)
                    let value = weight * features.padded(0, position, channel)
                    let old = before.padded(0, position, channel)
                    worst.note(
                        weighted.padded(0, position, channel),
                        expected: old + weight * (value + weight * offset)
                    )
                    worst.note(biased.padded(0, position, channel), expected: old + value + offset)
                    (sum, plainSum) = (sum + weight * value, plainSum + value)
                }
                worstSum.note(sums.padded(0, 0, channel), expected: sum)
                worstSum.note(plain.padded(0, 0, channel), expected: plainSum)
            }
            #expect(worst.value < 5e-7 && worstSum.value < 1e-5)
        }
    }

    /// In single precision a sum of n terms is off by some √n units of 2⁻²⁴ of what it adds up: 1e-6 for a hundred.
    @Test(arguments: Kernels.usable, sizes)
    func innerProductsAreAdded(kernels: Kernels, size: (positions: Int, channels: Int)) {
        let (positions, channels) = size
        Scratch.with { scratch in
            let features = scratch.random(Shape(height: 1, width: positions, channels: channels), seed: 52)
            let packed = scratch.tensor(features.shape)
            kernels.loops.pack(features.pointer, nil, positions, channels, packed.pointer)
            let gram = scratch.tensor(Shape(height: channels, width: channels, channels: 1), filled: 1)
            kernels.loops.add_gram(packed.pointer, positions, channels, gram.pointer)
            let values = features.values.map(Double.init)
            var worst = WorstError()
            for row in 0..<channels {
                for column in 0...row {
                    var (sum, size) = (1.0, 1.0)
                    for position in 0..<positions {
                        let term = values[position * channels + row] * values[position * channels + column]
                        (sum, size) = (sum + term, size + abs(term))
                    }
                    worst.note(Double(gram.pointer[row * channels + column]) / size, expected: sum / size)
                }
            }
            #expect(worst.value < 1e-6)
        }
    }
}
