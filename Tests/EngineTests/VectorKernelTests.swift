import CKernels
import Engine
import Testing

/// The arithmetic of optimisers and losses for each instruction set, against sums in double precision.
///
/// A single result may be off by the two roundings of a product and a sum in single precision, 2⁻²⁴ each (`rounding`).
/// Sums are held in doubles, so only the differences within them are rounded to single precision (`sum`).
@Suite struct VectorKernelTests {
    static let rounding = 1.2e-7
    static let sum = 3e-7
    /// Below, at and above the widths of vectors, and with a remainder.
    static let counts = [1, 3, 8, 16, 17, 64, 1001]

    @Test(arguments: Kernels.usable, counts)
    func dotProducts(kernels: Kernels, count: Int) {
        Scratch.with { scratch in
            let (a, b) = vectors(scratch, count)
            let expected = zip(a.values, b.values).reduce(0) { $0 + Double($1.0) * Double($1.1) }
            // Doubles throughout: the terms are exact, and adding a thousand of them stays far below 1e-12.
            #expect(abs(kernels.dot(a, b) - expected) < 1e-12)
        }
    }

    @Test(arguments: Kernels.usable, counts)
    func addingAndScaling(kernels: Kernels, count: Int) {
        Scratch.with { scratch in
            let (a, b) = vectors(scratch, count)
            let added = zip(a.values, b.values).map { Double($1) + 0.3 * Double($0) }
            kernels.add(a, times: 0.3, to: b)
            expect(b, added, within: Self.rounding)
            let scaled = b.values.map { -2.5 * Double($0) }
            kernels.scale(b, by: -2.5)
            expect(b, scaled, within: 3.5 * Self.rounding)
        }
    }

    /// The product is that with the vector as it now is, to the bit: only its adding up in doubles is left.
    @Test(arguments: Kernels.usable, counts)
    func addingThenMultiplying(kernels: Kernels, count: Int) {
        Scratch.with { scratch in
            let (a, b) = vectors(scratch, count)
            let (same, c) = (scratch.vector(b.values), scratch.random(b.shape, seed: 15))
            kernels.add(a, times: -1.3, to: same)
            let product = kernels.loops.add_scaled_dot(b.pointer, a.pointer, count, -1.3, c.pointer)
            #expect(b.values == same.values)
            let expected = zip(b.values, c.values).reduce(0) { $0 + Double($1.0) * Double($1.1) }
            #expect(abs(product - expected) < 1e-12)
        }
    }

    @Test(arguments: Kernels.usable, counts)
    func differencesAreAddedUp(kernels: Kernels, count: Int) {
        Scratch.with { scratch in
            let (a, b) = vectors(scratch, count)
            let differences = zip(a.values, b.values).map { Double($0) - Double($1) }
            let found = kernels.loops.differences(a.pointer, b.pointer, count)
            #expect(relativeDistance(found.squares, differences.reduce(0) { $0 + $1 * $1 }) < Self.sum)
            #expect(relativeDistance(found.sizes, differences.reduce(0) { $0 + abs($1) }) < Self.sum)
        }
    }

    /// A slope has a part along the difference and one along its sign; no difference has no sign.
    @Test(arguments: Kernels.usable, counts)
    func slopesOfDifferences(kernels: Kernels, count: Int) {
        Scratch.with { scratch in
            let (a, b) = vectors(scratch, count)
            b.pointer[count - 1] = a.pointer[count - 1]
            let gradient = scratch.random(a.shape, seed: 13)
            let differences = zip(a.values, b.values).map { Double($0) - Double($1) }
            let slopes = differences.map { 0.7 * $0 + ($0 > 0 ? 0.25 : $0 < 0 ? -0.25 : 0) }
            let expected = zip(gradient.values, slopes).map { Double($0) + $1 }
            let slope = ck_slope(linear: 0.7, sign: 0.25)
            kernels.loops.add_slope(gradient.pointer, a.pointer, b.pointer, count, slope)
            // The difference is rounded before it is scaled, and what is made of it before it is added.
            expect(gradient, expected, within: 4 * Self.rounding)
            let made = scratch.vector(differences.map(Float.init))
            kernels.loops.make_slope(made.pointer, count, slope)
            expect(made, slopes, within: 3 * Self.rounding)
        }
    }

    @Test(arguments: Kernels.usable, counts)
    func subtractingATargetLeavesTheDifferences(kernels: Kernels, count: Int) {
        Scratch.with { scratch in
            let (values, target) = vectors(scratch, count)
            let differences = zip(values.values, target.values).map { 0.25 * Double($0) - Double($1) }
            let found = kernels.subtract(target, from: values, scale: 0.25)
            #expect(relativeDistance(found.squares, differences.reduce(0) { $0 + $1 * $1 }) < Self.sum)
            #expect(relativeDistance(found.sizes, differences.reduce(0) { $0 + abs($1) }) < Self.sum)
            expect(values, differences, within: Self.rounding)
        }
    }

    /// A gradient passes where the activation is positive, and is exactly what it was or zero.
    @Test(arguments: Kernels.usable)
    func rectifierPassesGradientsOnlyWhereItWasOpen(kernels: Kernels) {
        Scratch.with { scratch in
            let least = Float.leastNonzeroMagnitude
            let activation: [Float] = [1, -1, 0, -0.0, least, -least, .infinity] + Array(repeating: 2, count: 40)
            let gradient = scratch.vector((0..<activation.count).map { Float($0) + 1 })
            let count = activation.count - 3
            kernels.loops.rectifier_gradient(gradient.pointer, scratch.vector(activation).pointer, count)
            let expected = activation.enumerated().map { index, value in
                index < count && value <= 0 ? 0 : Float(index) + 1
            }
            #expect(gradient.values == expected)
        }
    }

    /// Comparisons round nothing, so this is exact; what is no number becomes the lower bound.
    @Test(arguments: Kernels.usable)
    func clampingKeepsPixelsWithinTheirChannels(kernels: Kernels) {
        Scratch.with { scratch in
            let (low, high): ([Float], [Float]) = ([-3, -2, -1], [1, 2, 3])
            let shape = Shape(height: 3, width: 7, channels: 3)
            let pixels = scratch.tensor(shape, Seeded.floats(shape.count, seed: 14, in: -9...9))
            pixels.pointer[4] = .nan
            pixels.pointer[5] = .infinity
            let expected = pixels.values.enumerated().map { index, value in
                value.isNaN ? low[index % 3] : min(max(value, low[index % 3]), high[index % 3])
            }
            kernels.clamp(pixels, low: low, high: high)
            #expect(pixels.values == expected)
        }
    }

    private func vectors(_ scratch: Scratch, _ count: Int) -> (Tensor, Tensor) {
        (scratch.vector(Seeded.floats(count, seed: 11)), scratch.vector(Seeded.floats(count, seed: 12)))
    }

    private func expect(_ tensor: Tensor, _ expected: [Double], within tolerance: Double) {
        var worst = WorstError()
        for (found, value) in zip(tensor.values, expected) { worst.note(Double(found), expected: value) }
        #expect(tensor.values.count == expected.count && worst.value <= tolerance)
    }
}
