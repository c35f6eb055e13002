import Engine
import Foundation
import Testing

/// Total variation of neighbours, one by one, for each instruction set: what no golden value shows.
@Suite struct NeighbourVariationTests {
    static let forms: [TransferSettings.TotalVariationForm] = [.absolute, .mean, .ninePoint]

    /// Whoever takes some rows adds what the whole picture's variation means for them; the pieces are the whole.
    @Test(arguments: Kernels.usable, forms)
    func piecesAddUp(kernels: Kernels, form: TransferSettings.TotalVariationForm) {
        Scratch.with { scratch in
            let shape = Shape(height: 7, width: 6, channels: 3)
            let picture = scratch.tensor(shape, Seeded.floats(shape.count, seed: 21, in: -100...100))
            let (whole, pieces) = (scratch.tensor(shape, filled: 0), scratch.tensor(shape, filled: 0))
            let value = add(kernels, form, of: picture, rows: 0..<7, to: whole)
            let parts = [3..<5, 0..<1, 5..<5, 5..<7, 1..<3].map {
                add(kernels, form, of: picture, rows: $0, to: pieces)
            }
            #expect(relativeDistance(parts.reduce(0, +), value) < 1e-12)
            #expect(pieces.values == whole.values)
        }
    }

    /// The gradient against central differences: exact for squares, and for sizes where no difference changes its sign.
    ///
    /// Coefficients and differences are rounded to single precision, 2⁻²⁴ each.
    @Test(arguments: Kernels.usable, forms)
    func gradientIsThatOfTheValue(kernels: Kernels, form: TransferSettings.TotalVariationForm) {
        Scratch.with { scratch in
            for (height, width) in [(1, 1), (1, 6), (5, 1), (2, 2), (5, 4)] {
                let shape = Shape(height: height, width: width, channels: 3)
                let picture = scratch.tensor(
                    shape,
                    Seeded.floats(shape.count, seed: 22, in: -99...99).map { $0.rounded() }
                )
                let gradient = scratch.tensor(shape, filled: 0)
                let value = add(kernels, form, of: picture, rows: 0..<height, to: gradient)
                #expect(shape.positions > 1 || value == 0)
                let nothing = scratch.tensor(shape)
                var worst = WorstError()
                for index in 0..<shape.count {
                    let sides = [Float(0.25), -0.25].map { step in
                        let moved = scratch.tensor(shape, picture.values)
                        moved.pointer[index] += step
                        return add(kernels, form, of: moved, rows: 0..<height, to: nothing)
                    }
                    // Whole numbers that are equal have no slope between them; elsewhere a quarter changes no sign.
                    worst.note(Double(gradient.values[index]), expected: 2 * (sides[0] - sides[1]))
                }
                #expect(worst.value < 2e-5)
            }
        }
    }

    @Test(arguments: Kernels.usable, forms)
    func aFlatPictureHasNone(kernels: Kernels, form: TransferSettings.TotalVariationForm) {
        Scratch.with { scratch in
            let shape = Shape(height: 4, width: 5, channels: 3)
            let gradient = scratch.tensor(shape, filled: 0)
            #expect(add(kernels, form, of: scratch.tensor(shape, filled: 7), rows: 0..<4, to: gradient) == 0)
            #expect(gradient.values.allSatisfy { $0 == 0 })
        }
    }

    private func add(
        _ kernels: Kernels,
        _ form: TransferSettings.TotalVariationForm,
        of picture: Tensor,
        rows: Range<Int>,
        to gradient: Tensor
    ) -> Double {
        var settings = TransferSettings()
        settings.totalVariationForm = form
        return kernels.totalVariation(
            picture,
            rows: rows,
            TotalVariation(settings, height: picture.shape.height, width: picture.shape.width),
            weight: 1,
            gradient: gradient
        )
    }
}
