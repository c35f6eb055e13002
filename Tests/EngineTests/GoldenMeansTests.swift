import Engine
import Foundation
import Pictures
import Testing

/// The golden values by every instruction set that this machine can run, and by each tile.
///
/// At noise a rectifier or a maximum whose inputs lie within rounding of each other decides otherwise than in float64, and
/// a patch of the gradient moves with it: with max pooling by up to 1e-2 in all, and one value in a hundred visibly. Without
/// maxima it must be right to 1e-4.
@Suite struct GoldenMeansTests {
    @Test(arguments: GoldenFolder.available, GoldenTests.recipes)
    func lossesAndGradients(folder: GoldenFolder, recipe: String) throws {
        let golden = try GoldenCase.read(folder.values, recipe)
        let tensors = try GoldenTensors(folder.values.appendingPathComponent("\(recipe).safetensors"))
        let network = try Network(path: folder.network.path)
        let (content, styles) = try folder.pictures(golden)
        let starts = [
            Start(
                name: "content",
                pixels: try folder.pixels(of: content),
                losses: golden.from_content,
                gradient: tensors.interleavedRGB("gradient_bgr_from_content"),
                bar: 1e-3
            ),
            Start(
                name: "noise",
                pixels: tensors.interleavedRGB("noise_bgr"),
                losses: golden.from_noise,
                gradient: tensors.interleavedRGB("gradient_bgr_from_noise"),
                bar: golden.settings.pool == "avg" ? 1e-4 : 1e-2
            ),
        ]
        for kernels in Kernels.usable {
            for tile in Tiling.Tile.allCases {
                var means = Means()
                (means.kernels, means.tile) = (kernels, tile)
                let settings = try golden.settings.transferSettings(threads: 2)
                let transfer = StyleTransfer(network: network, settings: settings, means: means)
                for start in starts {
                    let found = try transfer.evaluate(start.pixels, content: content, styles: styles)
                    expect(found, start, "\(kernels.instructionSet), \(tile), at \(start.name)")
                }
            }
        }
    }

    /// A picture, and what is expected of it.
    private struct Start {
        let name: String
        let pixels: [Float]
        let losses: GoldenCase.Values
        let gradient: [Float]
        let bar: Double
    }

    private func expect(_ found: (losses: Losses, gradient: [Float]), _ start: Start, _ comment: String) {
        #expect(relativeDistance(found.losses.content, start.losses.content) < 1e-4, "\(comment)")
        #expect(relativeDistance(found.losses.style, start.losses.style) < 1e-4, "\(comment)")
        #expect(relativeDistance(found.losses.totalVariation, start.losses.tv) < 1e-4, "\(comment)")
        #expect(relativeDistance(found.losses.total, start.losses.total) < 1e-4, "\(comment)")
        let distance = relativeDistance(found.gradient, start.gradient)
        let largest = start.gradient.map(abs).max() ?? 0
        let moved = zip(found.gradient, start.gradient).count { abs($0 - $1) > 1e-3 * largest }
        #expect(
            distance < start.bar && moved <= start.gradient.count / 100,
            "\(comment): \(moved) of \(start.gradient.count) values are off by more than a thousandth of the largest"
        )
    }
}
