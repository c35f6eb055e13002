import Engine
import Testing

/// Gram matrices against their definition in double precision.
@Suite struct GramMatrixTests {
    /// In single precision a sum of n terms is off by some √n units of 2⁻²⁴ of what it adds up: 2e-6 for a thousand.
    @Test(arguments: [1, 2, 5, 16], [(1, 1, 3), (3, 2, 8), (37, 29, 19)])
    func innerProductsOfChannels(workers: Int, size: (Int, Int, Int)) {
        Scratch.with { scratch in
            let (height, width, channels) = size
            let features = scratch.random(Shape(height: height, width: width, channels: channels), seed: 51)
            let square = Shape(height: channels, width: channels, channels: 1)
            let gram = scratch.tensor(square)
            let matrix = GramMatrix(
                workers: Workers(count: workers),
                partial: (0..<workers).map { _ in scratch.tensor(square) }
            )
            matrix.compute(of: features, into: gram)
            let values = features.values.map(Double.init)
            for row in 0..<channels {
                for column in 0..<channels {
                    let terms = (0..<height * width).map { position in
                        values[position * channels + row] * values[position * channels + column]
                    }
                    let found = gram.pointer[row * channels + column]
                    let size = terms.reduce(0) { $0 + abs($1) }
                    #expect(abs(Double(found) - terms.reduce(0, +)) < 2e-6 * size)
                    #expect(found == gram.pointer[column * channels + row])
                }
            }
        }
    }
}
