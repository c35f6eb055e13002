import CKernels
import Engine
import Testing

/// Products in Winograd's domain for each instruction set, against sums in double precision.
@Suite struct WinogradProductTests {
    /// Every number of tiles that a block of registers can be left with, an odd and an even number of groups.
    static let sizes = (1...30).map { (tiles: $0, inputs: 1 + $0 % 3, outputs: 1 + $0 % 4) }

    /// A sum of 16 to 48 products of values within −1…1, added one after the other in single precision: off by some √n
    /// units of 2⁻²⁴ of sums of some √n, 1e-6 for n = 48; the largest of many thousand is three times that.
    @Test(arguments: Kernels.usable)
    func sumsOfProducts(kernels: Kernels) {
        for size in Self.sizes {
            Scratch.with { scratch in
                let inputs = Spectrum(frequencies: 2, groups: size.inputs, count: size.tiles, scratch)
                let weights = Spectrum(frequencies: 2, groups: size.outputs, count: size.inputs * 16, scratch)
                let products = Spectrum(frequencies: 2, groups: size.outputs, count: size.tiles, scratch)
                inputs.fillAtRandom(seed: UInt64(size.tiles))
                weights.fillAtRandom(seed: 64)
                for (isAdding, times) in [(false, 1.0), (true, 2.0)] {
                    kernels.loops.winograd_multiply(
                        2,
                        size.tiles,
                        size.inputs,
                        size.outputs,
                        isAdding,
                        inputs.c(),
                        weights.c(),
                        products.c()
                    )
                    var worst = WorstError()
                    for frequency in 0..<2 {
                        for channel in 0..<size.outputs * 16 {
                            for tile in 0..<size.tiles {
                                let sum = (0..<size.inputs * 16).reduce(0.0) { sum, read in
                                    sum + Double(inputs[frequency, read, tile])
                                        * Double(weights[frequency, channel, read])
                                }
                                worst.note(Double(products[frequency, channel, tile]), expected: times * sum)
                            }
                        }
                    }
                    #expect(worst.value < 3e-6 * times, "\(size)")
                }
                #expect(products.keepsWithinItself)
            }
        }
    }
}
