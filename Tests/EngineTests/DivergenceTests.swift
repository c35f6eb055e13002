import Engine
import Pictures
import Testing

/// What is no number is found in the loss, wherever it stands in the picture: no rectifier and no maximum may hide it.
@Suite struct DivergenceTests {
    @Test(arguments: Kernels.usable, Tiling.Tile.allCases)
    func noNumberIsEverHidden(kernels: Kernels, tile: Tiling.Tile) throws {
        var means = Means()
        (means.kernels, means.tile) = (kernels, tile)
        let network = try RandomNetwork(outputs: [16, 16, 16], seed: 87).network()
        for pooling in TransferSettings.Pooling.allCases {
            var settings = TransferSettings.of(content: ["conv2_1"])
            settings.pooling = pooling
            let transfer = StyleTransfer(network: network, settings: settings, means: means)
            for (height, width) in [(2, 3), (7, 5)] {
                let samples = [UInt16](repeating: 30_000, count: height * width * 3)
                let content = try Picture(width: width, height: height, samples: samples)
                for index in 0..<height * width * 3 {
                    for value in [Float.nan, .infinity, -.infinity] {
                        var pixels = [Float](repeating: 1, count: height * width * 3)
                        pixels[index] = value
                        let losses = try transfer.evaluate(pixels, content: content, styles: []).losses
                        #expect(!losses.total.isFinite, "\(value) at \(index) of \(height)×\(width)")
                    }
                }
            }
        }
    }
}
