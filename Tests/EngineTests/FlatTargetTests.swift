import Engine
import Pictures
import Testing

/// Pictures that have nothing to be relative to: black, white and of one colour, as content and as style.
@Suite struct FlatTargetTests {
    @Test(
        arguments: TransferSettings.StyleForm.allCases,
        [TransferSettings.StyleNormalisation.relative, .scaled, .mean]
    )
    func lossesAreNumbers(
        form: TransferSettings.StyleForm,
        normalisation: TransferSettings.StyleNormalisation
    ) throws {
        if form == .wasserstein, normalisation == .scaled { return }
        var settings = TransferSettings.of(
            content: ["conv1_1", "conv3_1"],
            style: ["conv1_1", "conv2_1", "conv4_1", "conv5_1"],
            threads: 2
        )
        (settings.styleForm, settings.styleNormalisation) = (form, normalisation)
        for stage in TransferSettings.FeatureStage.allCases {
            for reduction in [TransferSettings.ContentReduction.relative, .scaled] {
                (settings.featureStage, settings.contentReduction) = (stage, reduction)
                try expectNumbers(settings, on: TinyTransfer.network())
            }
        }
    }

    /// A content of the network's mean colour has next to no features, and is taken for one with a tenth of what the
    /// reference picture has; a picture with edges is not.
    @Test func aContentOfHardlyAnyFeaturesDoesNotOutweighEverything() throws {
        let (network, layer) = (try TinyTransfer.network(), try #require(LayerName("conv2_2")))
        let least = try #require(try network.meanEnergies(at: [layer])[layer]) / 10
        let picture = try TinyTransfer.pictures().content
        let mean = network.mean.map { UInt16($0 * 257) }
        let flat = try Picture(
            width: picture.width,
            height: picture.height,
            samples: picture.samples.indices.map { mean[$0 % 3] }
        )
        func loss(
            _ reduction: TransferSettings.ContentReduction,
            from start: Picture,
            to content: Picture
        ) throws -> Double {
            var settings = TransferSettings.of(content: ["conv2_2"])
            settings.contentReduction = reduction
            return try StyleTransfer(network: network, settings: settings)
                .evaluate(GoldenFolder.tiny.pixels(of: start), content: content, styles: []).losses.content
        }
        let ratio = try loss(.mean, from: picture, to: flat) / loss(.relative, from: picture, to: flat)
        #expect(relativeDistance(ratio, least) < 1e-5)
        #expect(try loss(.mean, from: flat, to: picture) / loss(.relative, from: flat, to: picture) > 2 * least)
    }

    /// Of a layer whose features are all zero nothing can be told, so that its losses are left out.
    @Test func aSilentTargetHasNoRelativeLoss() throws {
        var settings = TransferSettings.of(content: ["conv2_1"], style: ["conv2_1"])
        (settings.contentReduction, settings.styleNormalisation) = (.relative, .relative)
        for form in [TransferSettings.StyleForm.gram, .gramWithMean, .covariance] {
            settings.styleForm = form
            let network = try TinyVariant(silent: ["conv2_1"]).network()
            #expect(try expectNumbers(settings, on: network).allSatisfy { $0.total == 0 })
        }
    }

    @discardableResult
    private func expectNumbers(_ settings: TransferSettings, on network: Network) throws -> [Losses] {
        let picture = try TinyTransfer.pictures().content
        let noise = Seeded.floats(picture.samples.count, seed: 61, in: -120...130)
        return try [UInt16(0), 32768, 65535].map { level in
            let samples = [UInt16](repeating: level, count: picture.samples.count)
            let flat = try Picture(width: picture.width, height: picture.height, samples: samples)
            let transfer = StyleTransfer(network: network, settings: settings)
            let found = try transfer.evaluate(noise, content: flat, styles: [StyleTransfer.Style(flat)])
            #expect(found.losses.total.isFinite && found.gradient.allSatisfy { $0.isFinite && abs($0) < 1e20 })
            let same = try transfer.evaluate(
                GoldenFolder.tiny.pixels(of: flat),
                content: flat,
                styles: [StyleTransfer.Style(flat)]
            )
            #expect(same.losses.total.isFinite && same.gradient.allSatisfy { $0.isFinite })
            return found.losses
        }
    }
}
