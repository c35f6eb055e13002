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
            kernels.loops.pack(features.pointer, positions, channels, packed.pointer)
            let expected = (0..<channels / 16).flatMap { group in
                (0..<positions).flatMap { position in
                    (0..<16).map { features.values[position * channels + group * 16 + $0] }
                }
            }
            #expect(packed.values == expected)
            let sum = scratch.tensor(features.shape, features.values)
            kernels.loops.add_packed(packed.pointer, positions, channels, sum.pointer)
            #expect(sum.values == features.values.map { 2 * $0 })
        }
    }

    /// In single precision a sum of n terms is off by some √n units of 2⁻²⁴ of what it adds up: 1e-6 for a hundred.
    @Test(arguments: Kernels.usable, sizes)
    func innerProductsAreAdded(kernels: Kernels, size: (positions: Int, channels: Int)) {
        let (positions, channels) = size
        Scratch.with { scratch in
            let features = scratch.random(Shape(height: 1, width: positions, channels: channels), seed: 52)
            let packed = scratch.tensor(features.shape)
            kernels.loops.pack(features.pointer, positions, channels, packed.pointer)
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
