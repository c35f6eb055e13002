import Engine
import Testing

/// Vectors that workers share: what one worker makes of them, made in parts.
///
/// Parts change nothing in what is done to an element, so vectors are the same to the bit; sums are added up in doubles
/// in another order, which stays far below 1e-12 of their size.
@Suite struct VectorArithmeticTests {
    /// Sides of pictures of less than a part of 3072 elements, of one and a little, and of several.
    static let sides = [(1, 1), (25, 41), (97, 61), (64, 128)]

    @Test(arguments: sides, [2, 3, 5])
    func manyWorkersAreAsOne(sides: (Int, Int), workers: Int) {
        Scratch.with { scratch in
            let shape = Shape(height: sides.0, width: sides.1, channels: 3)
            let (one, many) = (vectors(1, shape, scratch), vectors(workers, shape, scratch))
            #expect(many.vectors.map(\.values) == one.vectors.map(\.values))
            for (sum, expected) in zip(many.sums, one.sums) { #expect(relativeDistance(sum, expected) < 1e-12) }
        }
    }

    @Test(arguments: sides)
    func sumsAreOverAllElements(sides: (Int, Int)) {
        Scratch.with { scratch in
            let shape = Shape(height: sides.0, width: sides.1, channels: 3)
            let arithmetic = VectorArithmetic(kernels: .best, workers: Workers(count: 3))
            let (a, b) = (scratch.random(shape, seed: 21), scratch.random(shape, seed: 22))
            let size = Double(shape.count)
            let products = zip(a.values, b.values).reduce(0.0) { $0 + Double($1.0) * Double($1.1) }
            #expect(abs(arithmetic.dot(a, b) - products) < 1e-12 * size)
            let sizes = a.values.reduce(0.0) { $0 + Double(abs($1)) }
            #expect(abs(arithmetic.absoluteSum(a) - sizes) < 1e-12 * size)
        }
    }

    /// Does all that there is to seeded vectors.
    private func vectors(_ workers: Int, _ shape: Shape, _ scratch: Scratch) -> (vectors: [Tensor], sums: [Double]) {
        let arithmetic = VectorArithmetic(kernels: .best, workers: Workers(count: workers))
        let x = scratch.tensor(shape, Seeded.floats(shape.count, seed: 23, in: -120...120))
        let all = (0..<6).map { scratch.random(shape, seed: 24 + $0) }
        var sums = [arithmetic.dot(x, all[0]), arithmetic.absoluteSum(x)]
        arithmetic.add(x, times: 0.3, to: all[0])
        sums.append(arithmetic.add(x, times: -0.7, to: all[1], thenDot: all[0]))
        arithmetic.write(x, plus: all[0], times: 1.5, into: all[2])
        arithmetic.scale(all[2], by: 0.25)
        let differences = arithmetic.subtract(x, from: all[3], scale: 0.5)
        sums += [differences.squares, differences.sizes]
        sums.append(arithmetic.add(.power(1.25), of: x, weight: 0.5, to: all[4]))
        let (first, second) = (scratch.tensor(shape, filled: 0), scratch.tensor(shape, filled: 0))
        arithmetic.adam(x, first: first, second: second, gradient: all[4], step: 1, AdamSettings())
        arithmetic.copy(x, into: all[5])
        return ([x, first, second] + all, sums)
    }
}
