import Engine
import Testing

/// The same picture, threads and means give the same bits, whatever was evaluated before and whoever was faster.
@Suite struct RepeatabilityTests {
    static let threads = [1, 2, 3]

    @Test(arguments: Kernels.usable, threads)
    func theSameBits(kernels: Kernels, threads: Int) throws {
        try expectTheSameBits(
            TransferSettings.of(
                content: ["conv2_2", "conv1_1"],
                style: ["conv1_1", "conv1_2", "conv2_1", "conv3_1"],
                threads: threads
            ),
            kernels
        )
    }

    /// Every form of every loss, with decompositions, histograms and pooled values that are kept.
    @Test(arguments: TransferSettings.StyleForm.allCases, threads)
    func theSameBitsInEveryForm(form: TransferSettings.StyleForm, threads: Int) throws {
        var settings = TransferSettings.of(
            content: ["conv2_2"],
            style: ["conv1_1", "conv1_2", "conv2_1", "conv3_1"],
            threads: threads
        )
        settings.histogramLayers = settings.styleLayers
        (settings.histogramWeight, settings.totalVariationWeight) = (1, 1)
        (settings.styleForm, settings.styleNormalisation) = (form, form == .wasserstein ? .relative : .scaled)
        (settings.contentReduction, settings.totalVariationForm) = (.scaled, .ninePoint)
        (settings.pooling, settings.rescalesPooling, settings.border) = (.l2, true, .replicate)
        try expectTheSameBits(settings, .best)
    }

    private func expectTheSameBits(_ settings: TransferSettings, _ kernels: Kernels) throws {
        let network = try RandomNetwork(outputs: [20, 16, 40, 24, 48], seed: 97).network()
        for tile in Tiling.Tile.allCases {
            var means = Means()
            (means.kernels, means.tile) = (kernels, tile)
            let shape = Shape(height: 61, width: 83, channels: 3)
            try Scratch.with { scratch in
                let pictures = [UInt64(98), 99].map { seed in
                    scratch.tensor(shape, Seeded.floats(shape.count, seed: seed, in: -120...130))
                }
                func evaluate(_ objective: Objective, _ picture: Tensor) -> (Losses, [UInt32]) {
                    let gradient = scratch.tensor(shape)
                    let losses = objective.evaluate(picture, gradient: gradient)
                    return (losses, gradient.values.map(\.bitPattern))
                }
                let objectives = try (0..<2).map { _ in
                    try Objective.trial(network, settings, height: shape.height, width: shape.width, means: means)
                }
                let (losses, gradient) = evaluate(objectives[0], pictures[0])
                #expect(losses.total.isFinite && losses.total > 0)
                for _ in 0..<3 {
                    for objective in objectives {
                        let other = evaluate(objective, pictures[1])
                        #expect(other.0 != losses && other.1 != gradient)
                        let same = evaluate(objective, pictures[0])
                        #expect(same.0 == losses && same.1 == gradient)
                    }
                }
            }
        }
    }
}
