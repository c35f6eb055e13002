import Engine
import Foundation
import Testing

/// Thirty steps of Adam for each instruction set and both places of epsilon, against double precision.
@Suite struct AdamKernelTests {
    /// Each step rounds a few times in single precision, 2⁻²⁴ of values around 150; thirty of them stay below 1e-5.
    @Test(arguments: Kernels.usable, AdamSettings.EpsilonForm.allCases)
    func steps(kernels: Kernels, form: AdamSettings.EpsilonForm) {
        Scratch.with { scratch in
            var settings = AdamSettings()
            (settings.beta1, settings.epsilon, settings.epsilonForm) = (0.95, 0.1, form)
            let shape = Shape(height: 1, width: 37, channels: 3)
            let picture = scratch.tensor(shape, Seeded.floats(shape.count, seed: 31, in: -120...120))
            let (first, second) = (scratch.tensor(shape, filled: 0), scratch.tensor(shape, filled: 0))
            var reference = Reference(settings: settings, pixels: picture.values.map(Double.init))
            for step in 1...30 {
                let gradient = scratch.tensor(shape, Seeded.floats(shape.count, seed: 100 + UInt64(step), in: -3...3))
                kernels.adam(picture, first: first, second: second, gradient: gradient, step: step, settings)
                reference.step(step, gradient.values.map(Double.init))
            }
            #expect(relativeDistance(picture.values, reference.pixels.map(Float.init)) < 1e-5)
        }
    }

    /// Kingma and Ba 2015, algorithm 1 and the remark below it.
    private struct Reference {
        let settings: AdamSettings
        var pixels: [Double]
        var first: [Double]
        var second: [Double]

        init(settings: AdamSettings, pixels: [Double]) {
            self.settings = settings
            self.pixels = pixels
            first = pixels.map { _ in 0 }
            second = first
        }

        mutating func step(_ step: Int, _ gradient: [Double]) {
            for (index, slope) in gradient.enumerated() {
                first[index] = settings.beta1 * first[index] + (1 - settings.beta1) * slope
                second[index] = settings.beta2 * second[index] + (1 - settings.beta2) * slope * slope
                let mean = first[index] / (1 - pow(settings.beta1, Double(step)))
                let correction = 1 - pow(settings.beta2, Double(step))
                let move =
                    switch settings.epsilonForm {
                    case .pytorch: mean / ((second[index] / correction).squareRoot() + settings.epsilon)
                    case .keras: mean * correction.squareRoot() / (second[index].squareRoot() + settings.epsilon)
                    }
                pixels[index] -= settings.learningRate * move
            }
        }
    }
}
