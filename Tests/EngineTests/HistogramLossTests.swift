import Engine
import Testing

/// Histogram losses as a whole: what no golden value shows.
@Suite struct HistogramLossTests {
    /// A painting that is its own style has all values where they belong, whatever gaps there are between them.
    @Test(arguments: TransferSettings.FeatureStage.allCases)
    func whatIsDistributedAlikeHasNoLoss(stage: TransferSettings.FeatureStage) throws {
        let style = Seeded.floats(28 * 20 * 3, seed: 41, in: -120...130)
        let found = try evaluate(style, stage: stage, styles: [style])
        let other = try evaluate(Seeded.floats(28 * 20 * 3, seed: 42, in: -60...70), stage: stage, styles: [style])
        // Ends of bins are rounded to 2⁻²⁴ of values that are hundreds of bins from zero: their distance is nothing, squared.
        let (loss, others) = (try #require(found.losses.histogram), try #require(other.losses.histogram))
        #expect(loss < 1e-9 * others && others > 0)
    }

    /// A style that has no share is not even looked at, so that its values stretch no bins.
    @Test func aStyleWithoutAShareDoesNotCount() throws {
        let style = Seeded.floats(28 * 20 * 3, seed: 41, in: -120...130)
        let painting = Seeded.floats(28 * 20 * 3, seed: 42, in: -120...130)
        let one = try evaluate(painting, styles: [style])
        let two = try evaluate(painting, styles: [style, style.map { 5 * $0 }], shares: [1, 0])
        #expect(one.losses == two.losses && one.gradient == two.gradient)
    }

    /// Flat pictures, whose channels have one value each but at the rim, and a network that is silent.
    @Test(arguments: [-120, 0, 130] as [Float])
    func flatPictures(level: Float) throws {
        let flat = [Float](repeating: level, count: 28 * 20 * 3)
        let noise = Seeded.floats(28 * 20 * 3, seed: 42, in: -120...130)
        for (painting, style) in [(flat, noise), (noise, flat), (flat, flat)] {
            let found = try evaluate(painting, styles: [style])
            #expect(found.losses.histogram?.isFinite == true && found.gradient.allSatisfy(\.isFinite))
        }
        let silent = try TinyVariant(silent: ["conv1_2"]).network()
        let found = try evaluate(noise, layers: ["conv1_2"], styles: [flat], network: silent)
        #expect(found.losses.histogram == 0 && found.gradient.allSatisfy { $0 == 0 })
    }

    private func evaluate(
        _ pixels: [Float],
        layers: [String] = ["conv1_1", "conv2_1"],
        stage: TransferSettings.FeatureStage = .afterRectifier,
        styles: [[Float]],
        shares: [Double] = [1],
        network: Network? = nil
    ) throws -> (losses: Losses, gradient: [Float]) {
        var settings = TransferSettings()
        settings.histogramLayers = layers.compactMap(LayerName.init).map { .init($0, weight: 1) }
        (settings.histogramWeight, settings.featureStage, settings.threads) = (1, stage, 3)
        return try Objective.evaluate(
            pixels,
            network: network ?? TinyTransfer.network(),
            settings: settings,
            content: (pixels, width: 28, height: 20),
            styles: zip(styles, shares).map { style, share in
                StyleSource(share: share) { $0.pointer.update(from: style, count: style.count) }
            },
            sizes: styles.map { _ in (width: 28, height: 20) }
        )
    }
}
