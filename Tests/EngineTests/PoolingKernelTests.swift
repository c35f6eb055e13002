import Engine
import Testing

/// 2×2 pooling and its gradient for each instruction set, against loops that are plain to see.
@Suite struct PoolingKernelTests {
    /// Even and odd sides, and channels below, at and above a vector's width.
    static let shapes = [
        Shape(height: 2, width: 2, channels: 1), Shape(height: 3, width: 2, channels: 5),
        Shape(height: 2, width: 5, channels: 16), Shape(height: 7, width: 9, channels: 19),
        Shape(height: 6, width: 8, channels: 64),
    ]

    /// A maximum is one of its cell's values, so it is exact.
    @Test(arguments: Kernels.usable, shapes)
    func maximum(kernels: Kernels, shape: Shape) {
        check(kernels, .maximum, shape) { $0.max() ?? .nan }
    }

    /// A mean takes three additions and a product, each off by 2⁻²⁴ of a value that is 4 at most.
    @Test(arguments: Kernels.usable, shapes)
    func average(kernels: Kernels, shape: Shape) {
        check(kernels, .average, shape, tolerance: 5e-7) { $0.reduce(0, +) / 4 }
    }

    /// What goes in at the top comes out below, at the first maximum or in quarters: both exact.
    @Test(arguments: Kernels.usable, shapes)
    func gradients(kernels: Kernels, shape: Shape) {
        Scratch.with { scratch in
            // Few different values, so that many cells have two largest.
            let input = scratch.tensor(shape, Seeded.floats(shape.count, seed: 4).map { ($0 * 2).rounded() })
            let output = scratch.random(pooled(shape), seed: 5)
            for kind in TransferSettings.Pooling.allCases {
                let gradient = scratch.tensor(shape)
                let half = output.shape.height / 2
                for rows in [half..<output.shape.height, 0..<half] {
                    kernels.poolGradient(kind, of: output, input: input, rows: rows, into: gradient)
                }
                #expect(gradient.values == expectedGradient(kind, input: input, output: output))
            }
        }
    }

    private func pooled(_ shape: Shape) -> Shape {
        Shape(height: shape.height / 2, width: shape.width / 2, channels: shape.channels)
    }

    private func check(
        _ kernels: Kernels,
        _ kind: TransferSettings.Pooling,
        _ shape: Shape,
        tolerance: Double = 0,
        _ expected: ([Double]) -> Double
    ) {
        Scratch.with { scratch in
            let input = scratch.random(shape, seed: 6)
            for rectifying in [false, true] {
                let output = scratch.tensor(pooled(shape))
                let half = output.shape.height / 2
                for rows in [0..<half, half..<output.shape.height] {
                    kernels.pool(kind, input, rectifying: rectifying, rows: rows, into: output)
                }
                var worst = WorstError()
                for y in 0..<output.shape.height {
                    for x in 0..<output.shape.width {
                        for channel in 0..<shape.channels {
                            let cell = Self.cell.map { dy, dx in
                                let value = input.padded(2 * y + dy, 2 * x + dx, channel)
                                return rectifying ? max(0, value) : value
                            }
                            worst.note(output.padded(y, x, channel), expected: expected(cell))
                        }
                    }
                }
                #expect(worst.value <= tolerance)
            }
        }
    }

    private static let cell = [(0, 0), (0, 1), (1, 0), (1, 1)]

    private func expectedGradient(_ kind: TransferSettings.Pooling, input: Tensor, output: Tensor) -> [Float] {
        var gradient = [Float](repeating: 0, count: input.shape.count)
        for y in 0..<output.shape.height {
            for x in 0..<output.shape.width {
                for channel in 0..<input.shape.channels {
                    let passed = Float(output.padded(y, x, channel))
                    let values = Self.cell.map { dy, dx in input.padded(2 * y + dy, 2 * x + dx, channel) }
                    let winner = values.firstIndex(of: values.max() ?? 0)
                    for (place, (dy, dx)) in Self.cell.enumerated() {
                        let position = (2 * y + dy) * input.shape.width + 2 * x + dx
                        let index = position * input.shape.channels + channel
                        gradient[index] = kind == .average ? passed / 4 : place == winner ? passed : 0
                    }
                }
            }
        }
        return gradient
    }
}
