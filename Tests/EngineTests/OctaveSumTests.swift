import Engine
import Testing

/// The preconditioner of L-BFGS against its definition, written down as dense matrices.
@Suite struct OctaveSumTests {
    static let sides = [(8, 8), (7, 5), (6, 9), (2, 3), (1, 9), (16, 11)]

    /// Sums of some tens of products of numbers in −1…1, in single precision.
    @Test(arguments: sides, [1, 2, 4])
    func gradientsAreSummedOverOctaves(sides: (Int, Int), octaves: Int) {
        Scratch.with { scratch in
            let shape = Shape(height: sides.0, width: sides.1, channels: 3)
            let vector = scratch.random(shape, seed: 51)
            let expected = sum(vector.values.map(Double.init), sides.0, sides.1, octaves)
            octaveSum(shape, octaves, workers: 2, scratch).apply(to: vector)
            for (value, wanted) in zip(vector.values, expected) { #expect(abs(Double(value) - wanted) < 1e-5) }
        }
    }

    /// As an inverse Hessian it must be symmetric, and leave no gradient without a step down.
    @Test(arguments: sides)
    func theSumIsSymmetricAndPositive(sides: (Int, Int)) {
        Scratch.with { scratch in
            let shape = Shape(height: sides.0, width: sides.1, channels: 3)
            let arithmetic = VectorArithmetic(kernels: .best, workers: Workers(count: 1))
            let (a, b) = (scratch.random(shape, seed: 52), scratch.random(shape, seed: 53))
            let (one, other) = (scratch.tensor(shape, a.values), scratch.tensor(shape, b.values))
            let operation = octaveSum(shape, 4, workers: 1, scratch)
            operation.apply(to: one)
            operation.apply(to: other)
            #expect(abs(arithmetic.dot(one, b) - arithmetic.dot(a, other)) < 1e-4)
            #expect(arithmetic.dot(one, a) >= arithmetic.dot(a, a))
        }
    }

    @Test func workersChangeNothing() {
        Scratch.with { scratch in
            let shape = Shape(height: 61, width: 97, channels: 3)
            let vectors = (1...3).map { workers in
                let vector = scratch.random(shape, seed: 54)
                octaveSum(shape, 5, workers: workers, scratch).apply(to: vector)
                return vector.values
            }
            #expect(vectors[1] == vectors[0] && vectors[2] == vectors[0])
        }
    }

    @Test func octavesEndAtASinglePixel() {
        let shapes = OctaveSum.shapes(of: Shape(height: 5, width: 70, channels: 3), octaves: 16)
        #expect(shapes.map(\.height) == [3, 2, 1] && shapes.map(\.width) == [35, 18, 9])
        #expect(OctaveSum.shapes(of: Shape(height: 5, width: 7, channels: 3), octaves: 1).isEmpty)
    }

    private func octaveSum(_ shape: Shape, _ octaves: Int, workers: Int, _ scratch: Scratch) -> OctaveSum {
        OctaveSum(
            OctaveSum.shapes(of: shape, octaves: octaves).map { scratch.tensor($0) },
            arithmetic: VectorArithmetic(kernels: .best, workers: Workers(count: workers))
        )
    }

    /// g + U(Uᵀg)/4 + UU(UᵀUᵀg)/16 …, plane by plane; U is a straight line between the centres of coarse pixels.
    private func sum(_ vector: [Double], _ height: Int, _ width: Int, _ octaves: Int) -> [Double] {
        guard octaves > 1, min(height, width) > 1 else { return vector }
        let (rows, columns) = (upscaling(height), upscaling(width))
        let (halfHeight, halfWidth) = ((height + 1) / 2, (width + 1) / 2)
        var coarse = [Double](repeating: 0, count: halfHeight * halfWidth * 3)
        eachProduct(rows, columns) { fine, half, product in coarse[half] += product / 4 * vector[fine] }
        coarse = sum(coarse, halfHeight, halfWidth, octaves - 1)
        var result = vector
        eachProduct(rows, columns) { fine, half, product in result[fine] += product * coarse[half] }
        return result
    }

    private func eachProduct(_ rows: [[Double]], _ columns: [[Double]], _ body: (Int, Int, Double) -> Void) {
        for (y, row) in rows.enumerated() {
            for (v, share) in row.enumerated() {
                for (x, column) in columns.enumerated() {
                    for (u, part) in column.enumerated() {
                        for channel in 0..<3 {
                            body(
                                (y * columns.count + x) * 3 + channel,
                                (v * column.count + u) * 3 + channel,
                                share * part
                            )
                        }
                    }
                }
            }
        }
    }

    /// For each fine position the shares of all coarse ones.
    private func upscaling(_ count: Int) -> [[Double]] {
        let half = (count + 1) / 2
        return (0..<count).map { index in
            let place = (Double(index) + 0.5) / 2 - 0.5
            var shares = [Double](repeating: 0, count: half)
            let lower = Int(place.rounded(.down))
            for (position, share) in [(lower, Double(lower + 1) - place), (lower + 1, place - Double(lower))] {
                shares[min(max(position, 0), half - 1)] += share
            }
            return shares
        }
    }
}
