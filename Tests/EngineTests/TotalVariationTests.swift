import Engine
import Foundation
import Testing

/// Total variation for each instruction set: its value against its definition, its gradient against finite differences.
@Suite struct TotalVariationTests {
    static let exponents = [1.0, 1.25, 2.0]

    /// Powers of squares in single precision are good to a few units in the last place, 2⁻²³ each.
    @Test(arguments: Kernels.usable, exponents)
    func value(kernels: Kernels, exponent: Double) {
        for shape in [Shape(height: 5, width: 7, channels: 3), Shape(height: 2, width: 2, channels: 3)] {
            Scratch.with { scratch in
                let picture = pixels(scratch, shape)
                let gradient = scratch.tensor(shape, filled: 0)
                let value = add(kernels, of: picture, exponent, weight: 1, to: gradient)
                #expect(relativeDistance(value, definition(picture.values.map(Double.init), shape, exponent)) < 1e-6)
            }
        }
    }

    /// Central differences in double precision with a step of 1e-3 are off by its square, on slopes of a hundred; the
    /// gradient in single precision by a few 1e-7 of a slope.
    @Test(arguments: Kernels.usable, exponents)
    func gradientIsAddedWithItsWeight(kernels: Kernels, exponent: Double) {
        Scratch.with { scratch in
            let shape = Shape(height: 4, width: 5, channels: 3)
            let picture = pixels(scratch, shape)
            let gradient = scratch.tensor(shape, filled: 1)
            _ = add(kernels, of: picture, exponent, weight: 0.5, to: gradient)
            let values = picture.values.map(Double.init)
            let expected = values.indices.map { index in
                let (step, both) = (1e-3, [1.0, -1.0])
                let sides = both.map { side in
                    var moved = values
                    moved[index] += side * step
                    return definition(moved, shape, exponent)
                }
                return Float(1 + 0.5 * (sides[0] - sides[1]) / (2 * step))
            }
            #expect(relativeDistance(gradient.values, expected) < 2e-6)
        }
    }

    @Test(arguments: Kernels.usable)
    func aFlatOrNarrowPictureHasNone(kernels: Kernels) {
        Scratch.with { scratch in
            for shape in [
                Shape(height: 3, width: 3, channels: 3), Shape(height: 1, width: 9, channels: 3),
                Shape(height: 9, width: 1, channels: 3), Shape(height: 1, width: 1, channels: 3),
            ] {
                let picture = shape.height == shape.width ? scratch.tensor(shape, filled: 7) : pixels(scratch, shape)
                let gradient = scratch.tensor(shape, filled: 0)
                #expect(add(kernels, of: picture, 1.25, weight: 1, to: gradient) == 0)
                #expect(gradient.values.allSatisfy { $0 == 0 })
            }
        }
    }

    /// Whoever takes some rows adds what the whole picture's variation means for them; the pieces are the whole, to the
    /// order in which a pixel's three parts of it are added.
    @Test(arguments: Kernels.usable, exponents)
    func piecesAddUp(kernels: Kernels, exponent: Double) {
        Scratch.with { scratch in
            let shape = Shape(height: 7, width: 6, channels: 3)
            let picture = pixels(scratch, shape)
            let (whole, pieces) = (scratch.tensor(shape, filled: 0), scratch.tensor(shape, filled: 0))
            let value = add(kernels, of: picture, exponent, weight: 1, to: whole)
            let parts = [3..<5, 0..<1, 5..<5, 5..<7, 1..<3].map {
                add(kernels, of: picture, exponent, weight: 1, rows: $0, to: pieces)
            }
            #expect(relativeDistance(parts.reduce(0, +), value) < 1e-12)
            #expect(relativeDistance(pieces.values, whole.values) < 1e-6)
        }
    }

    private func add(
        _ kernels: Kernels,
        of picture: Tensor,
        _ exponent: Double,
        weight: Double,
        rows: Range<Int>? = nil,
        to gradient: Tensor
    ) -> Double {
        kernels.totalVariation(
            picture,
            rows: rows ?? 0..<picture.shape.height,
            .power(exponent),
            weight: weight,
            gradient: gradient
        )
    }

    private func pixels(_ scratch: Scratch, _ shape: Shape) -> Tensor {
        scratch.tensor(shape, Seeded.floats(shape.count, seed: 21, in: -100...100))
    }

    private func definition(_ pixels: [Double], _ shape: Shape, _ exponent: Double) -> Double {
        var sum = 0.0
        for y in 0..<shape.height - 1 {
            for x in 0..<shape.width - 1 {
                for channel in 0..<3 {
                    func at(_ y: Int, _ x: Int) -> Double { pixels[(y * shape.width + x) * 3 + channel] }
                    let (dy, dx) = (at(y, x) - at(y + 1, x), at(y, x) - at(y, x + 1))
                    sum += pow(dx * dx + dy * dy, exponent)
                }
            }
        }
        return sum
    }
}
