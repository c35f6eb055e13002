import Engine
import Foundation
import Pictures
import Testing

/// Every form of every loss against PyTorch in float64, by every instruction set that this machine can run.
///
/// Features of a few hundred are rounded to 2⁻²⁴ of themselves at every layer, and means are pooled, so that no maximum
/// falls the other way: losses come within 4e-7, gradients within 2e-6. A value's place within one of 254 bins is off by 254
/// times that, and where the styles' values lie far apart, what it is matched to moves by the widths of several bins: with
/// histograms, losses come within 1e-5 and gradients within 7e-5.
@Suite struct LossGoldenTests {
    static let cases = Result { try LossCase.readAll() }

    @Test(arguments: try LossGoldenTests.cases.get())
    func lossesAndGradient(golden: LossCase) throws {
        let tensors = try GoldenTensors(GoldenFolder.tiny.values.appendingPathComponent("losses.safetensors"))
        let (content, style) = try TinyTransfer.pictures()
        let pictures = [style, try mirrored(content, width: 22, height: 18)]
        let guides = try [
            "left": Engine.Guide(width: 27, height: 21, weights: tensors["guide: left"]),
            "right": Engine.Guide(width: 27, height: 21, weights: tensors["guide: right"]),
            "middle": Engine.Guide(width: 24, height: 19, weights: tensors["guide: middle"]),
            "top": Engine.Guide(width: 22, height: 18, weights: tensors["guide: top"]),
        ]
        let styles = try golden.settings.styles.map { style in
            let pixels = try GoldenFolder.tiny.pixels(of: pictures[style.picture])
            return StyleSource(
                share: style.share,
                region: style.region.flatMap { guides[$0] },
                mask: style.mask.flatMap { guides[$0] }
            ) { $0.pointer.update(from: pixels, count: pixels.count) }
        }
        let pixels = try GoldenFolder.tiny.pixels(of: content)
        let gradient = tensors.interleavedRGB("gradient_bgr: \(golden.name)")
        for kernels in Kernels.usable {
            var means = Means()
            means.kernels = kernels
            let found = try Objective.evaluate(
                tensors.interleavedRGB("picture_bgr"),
                network: TinyTransfer.network(),
                settings: golden.settings.transferSettings(threads: 2),
                content: (pixels, width: 27, height: 21),
                styles: styles,
                sizes: golden.settings.styles.map { (pictures[$0.picture].width, pictures[$0.picture].height) },
                means: means
            )
            #expect(relativeDistance(found.losses.content, golden.losses.content) < 1e-6)
            #expect(relativeDistance(found.losses.style, golden.losses.style) < 1e-6)
            #expect(relativeDistance(found.losses.totalVariation, golden.losses.tv) < 1e-6)
            let hasHistogram = golden.losses.histogram > 0
            #expect((found.losses.histogram != nil) == hasHistogram)
            #expect(relativeDistance(found.losses.histogram ?? 0, golden.losses.histogram) < 3e-5)
            #expect(relativeDistance(found.losses.total, golden.losses.total) < (hasHistogram ? 3e-5 : 1e-6))
            #expect(relativeDistance(found.gradient, gradient) < (hasHistogram ? 2e-4 : 3e-6))
        }
    }

    /// The upper right part of a picture, mirrored.
    private func mirrored(_ picture: Picture, width: Int, height: Int) throws -> Picture {
        let samples = (0..<height * width * 3).map { index in
            let (row, column) = (index / 3 / width, index / 3 % width)
            return picture.samples[(row * picture.width + picture.width - 1 - column) * 3 + index % 3]
        }
        return try Picture(width: width, height: height, samples: samples)
    }
}
