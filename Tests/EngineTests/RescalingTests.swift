import Engine
import Pictures
import Testing

/// Weights that were written for one network do the same on another.
@Suite struct RescalingTests {
    /// With every channel there twice, only widths differ: the same recipe then asks for the very same picture.
    ///
    /// The recipes have all forms of both losses. Sums of twice as many terms round otherwise, and a rectifier or a maximum may fall the other way: the bars of the
    /// golden tests for such.
    @Test(arguments: GoldenTests.recipes)
    func widthsDoNotMatter(recipe: String) throws {
        let single = try evaluate(recipe, on: TinyVariant().network())
        let double = try evaluate(recipe, on: TinyVariant(copies: 2).network())
        expect(double, single)
    }

    /// Every layer's activations multiplied by a number of its own, as training anew does.
    @Test(arguments: GoldenTests.recipes)
    func scalesDoNotMatter(recipe: String) throws {
        let scales = Dictionary(
            uniqueKeysWithValues: zip(TinyVariant.layers, Seeded.floats(16, seed: 71, in: 0.01...3))
        )
        let plain = try evaluate(recipe, on: TinyVariant(family: "torchvision").network())
        let scaled = try evaluate(recipe, on: TinyVariant(family: "torchvision", scales: scales).network())
        expect(scaled, plain)
    }

    @Test func bothAtOnce() throws {
        let scales = ["conv1_1": Float(0.1), "conv3_2": 7, "conv4_2": 0.3, "conv5_1": 0.02]
        let plain = try evaluate("jcjohnson", on: TinyVariant(family: "normalised").network())
        let variant = TinyVariant(family: "normalised", copies: 3, scales: scales)
        expect(try evaluate("jcjohnson", on: variant.network()), plain)
    }

    /// Without this, the weights of the same recipe are off by what the activations are.
    @Test func unrescaledWeightsDoMatter() throws {
        let scales = ["conv4_2": Float(10), "conv1_1": 0.1]
        let settings = try TinyTransfer.settings("jcjohnson")
        let (plain, scaled) = (try TinyVariant().network(), try TinyVariant(scales: scales).network())
        let (one, other) = (try losses(settings, on: plain), try losses(settings, on: scaled))
        #expect(relativeDistance(other.losses.content, 100 * one.losses.content) < 1e-5)
        let rescaling = try Rescaling(of: settings, from: nil, to: scaled)
        #expect(!rescaling.isNeeded && settings.applying(rescaling) == settings)
    }

    /// The widths of VGG19, as far as they matter.
    @Test func onTheNetworkThatItWasWrittenForNothingChanges() throws {
        let network = try RandomNetwork(outputs: [64, 64], seed: 3).network()
        let settings = try shallow()
        for origin in [NetworkFamily.oxford, .impasto] {
            let rescaling = try Rescaling(of: settings, from: origin, to: network)
            #expect(!rescaling.isNeeded && settings.applying(rescaling) == settings)
            #expect((rescaling.content + rescaling.style).allSatisfy { $0.factor == 1 && $0.activationRatio == 1 })
        }
    }

    /// Torchvision's activations are taken to be Oxford's over 255 times 0.226.
    @Test func torchvisionWeightsOnOxfordActivations() throws {
        let network = try RandomNetwork(outputs: [64, 32], seed: 3).network()
        let rescaling = try Rescaling(of: shallow(), from: .torchvision, to: network)
        let ratio = 1 / 57.63
        #expect(rescaling.content.map(\.name.description) == ["conv1_2"])
        #expect(relativeDistance(rescaling.content[0].factor, ratio * ratio) < 1e-9)
        #expect(rescaling.style.map(\.channels) == [64, 32] && rescaling.style.map(\.vggChannels) == [64, 64])
        #expect(relativeDistance(rescaling.style[0].factor, ratio * ratio * ratio * ratio) < 1e-9)
        #expect(relativeDistance(rescaling.style[1].factor, ratio * ratio * ratio * ratio / 4) < 1e-9)
        #expect(rescaling.style[1].weight == 3 * rescaling.style[1].factor)
    }

    @Test func whatIsMeasuredIsComparedWithWhatWasWrittenFor() throws {
        let network = try TinyVariant(family: "torchvision").network()
        let settings = try TinyTransfer.settings("jcjohnson")
        let layers = Set((settings.contentLayers + settings.styleLayers).map(\.layer))
        let found = try network.meanActivations(at: layers)
        let oxford = try Rescaling(of: settings, from: .oxford, to: network)
        let normalised = try Rescaling(of: settings, from: .normalised, to: network)
        for (one, other) in zip(oxford.style, normalised.style) {
            let activation = try #require(found[one.name])
            #expect(relativeDistance(other.activationRatio, 1 / activation) < 1e-12)
            let expected = NetworkFamily.oxford.activation(at: one.name) / activation
            #expect(relativeDistance(one.activationRatio, expected) < 1e-12)
        }
        let own = try Rescaling(of: settings, from: .torchvision, to: network)
        #expect(own.content.allSatisfy { $0.activationRatio == 1 && $0.factor == 1 })
    }

    /// With nothing to compare, no weight is right; who does not want to rescale is not held up.
    @Test func aSilentLayerIsRefused() throws {
        let network = try TinyVariant(family: "torchvision", silent: ["conv3_1"]).network()
        let settings = try TinyTransfer.settings("jcjohnson")
        let error = #expect(throws: TransferError.self) { try Rescaling(of: settings, from: .oxford, to: network) }
        #expect(error?.code == .silentLayer && error?.message.contains("conv3_1") == true)
        #expect(try !Rescaling(of: settings, from: nil, to: network).isNeeded)
    }

    /// What is relative to its target has no scale: nothing is measured, nothing changes, and nothing is said.
    @Test func whatIsRelativeStaysAsItIs() throws {
        let network = try TinyVariant(family: "torchvision", copies: 2, silent: ["conv3_1"]).network()
        var settings = try TinyTransfer.settings("jcjohnson")
        (settings.contentReduction, settings.styleNormalisation) = (.relative, .relative)
        for form in TransferSettings.StyleForm.allCases {
            settings.styleForm = form
            let rescaling = try Rescaling(of: settings, from: .oxford, to: network)
            #expect(!rescaling.isNeeded && settings.applying(rescaling) == settings)
        }
    }

    /// Scaled losses grow as differences do, and the Wasserstein distance as their squares.
    @Test(
        arguments: TransferSettings.StyleForm.allCases,
        [TransferSettings.StyleNormalisation.scaled, .relative, .mean]
    )
    func otherFormsAreCarriedOver(
        form: TransferSettings.StyleForm,
        normalisation: TransferSettings.StyleNormalisation
    ) throws {
        var settings = try TinyTransfer.settings("jcjohnson")
        (settings.contentReduction, settings.styleForm) = (.scaled, form)
        (settings.histogramWeight, settings.histogramLayers) = (1, settings.contentLayers)
        settings.styleNormalisation = normalisation
        // Means beside Gram matrices are carried over as these are, unless they are relative; and the distance is one of
        // matrices or relative.
        let isExact =
            form == .gramWithMean ? normalisation == .relative : form != .wasserstein || normalisation != .scaled
        guard isExact else { return }
        // A silent channel's variance is raised by the same ε on every scale, so the scale is one that makes little of it.
        let scales = Dictionary(uniqueKeysWithValues: TinyVariant.layers.map { ($0, Float(3)) })
        let plain = try losses(
            settings.applying(Rescaling(of: settings, from: .oxford, to: TinyVariant(family: "torchvision").network())),
            on: TinyVariant(family: "torchvision").network()
        )
        let variant = try TinyVariant(family: "torchvision", copies: 2, scales: scales).network()
        let scaled = try losses(settings.applying(Rescaling(of: settings, from: .oxford, to: variant)), on: variant)
        #expect(relativeDistance(scaled.losses.content, plain.losses.content) < 1e-5)
        let histograms = (try #require(scaled.losses.histogram), try #require(plain.losses.histogram))
        #expect(relativeDistance(histograms.0, histograms.1) < 1e-3)
        #expect(relativeDistance(scaled.losses.style, plain.losses.style) < (form == .wasserstein ? 1e-3 : 1e-5))
    }

    @Test func aMissingLayerIsNamed() throws {
        let network = try RandomNetwork(outputs: [8, 8], seed: 3).network()
        let settings = try TinyTransfer.settings("jcjohnson")
        let error = #expect(throws: TransferError.self) { try Rescaling(of: settings, from: .oxford, to: network) }
        #expect(error?.code == .missingLayer && error?.message.contains("conv2_1") == true)
    }

    @Test(arguments: [
        ([:], NetworkFamily.oxford), (["input": "rgb1", "std": "1,1,1"], .torchvision),
        (["family": "impasto"], .impasto),
        (["family": "normalised"], .normalised), (["family": "torchvision"], .torchvision),
        (["family": "oxford", "input": "rgb1", "std": "1,1,1"], .oxford), (["family": "somebody's"], .oxford),
    ])
    func families(words: [String: String], family: NetworkFamily) throws {
        var file = NetworkFile.oneLayer
        file.metadata?.merge(words) { $1 }
        #expect(try file.network().family == family)
    }

    /// Content of conv1_2, style of conv1_1 and of conv1_2 with the weight 3.
    private func shallow() throws -> TransferSettings {
        let (first, second) = (try #require(LayerName("conv1_1")), try #require(LayerName("conv1_2")))
        var settings = TransferSettings()
        settings.contentLayers = [.init(second, weight: 2)]
        settings.styleLayers = [.init(first, weight: 1), .init(second, weight: 3)]
        return settings
    }

    /// Losses and gradient at noise, with the recipe's weights carried over from Oxford's networks.
    private func evaluate(_ recipe: String, on network: Network) throws -> (losses: Losses, gradient: [Float]) {
        let settings = try TinyTransfer.settings(recipe)
        return try losses(settings.applying(Rescaling(of: settings, from: .oxford, to: network)), on: network)
    }

    private func losses(
        _ settings: TransferSettings,
        on network: Network
    ) throws -> (losses: Losses, gradient: [Float]) {
        let (content, style) = try TinyTransfer.pictures()
        let noise = Seeded.floats(content.samples.count, seed: 72, in: -120...130)
        return try StyleTransfer(network: network, settings: settings)
            .evaluate(noise, content: content, styles: [StyleTransfer.Style(style)])
    }

    private func expect(
        _ found: (losses: Losses, gradient: [Float]),
        _ expected: (losses: Losses, gradient: [Float])
    ) {
        #expect(relativeDistance(found.losses.content, expected.losses.content) < 1e-5)
        #expect(relativeDistance(found.losses.style, expected.losses.style) < 1e-5)
        #expect(relativeDistance(found.losses.total, expected.losses.total) < 1e-5)
        #expect(relativeDistance(found.gradient, expected.gradient) < 1e-3)
    }
}
