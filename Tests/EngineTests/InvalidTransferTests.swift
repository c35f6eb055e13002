import Engine
import Foundation
import Pictures
import Testing

/// What cannot be painted is refused in words, before any memory is taken; nothing hangs and nothing traps.
@Suite struct InvalidTransferTests {
    @Test(arguments: [
        ("conv1_1", 1), ("conv2_1", 2), ("conv3_3", 4), ("conv4_2", 8), ("conv5_4", 16),
    ])
    func aPictureMustNotVanish(layer: String, least: Int) throws {
        var settings = TransferSettings()
        settings.contentLayers = [.init(try #require(LayerName(layer)), weight: 1)]
        let transfer = StyleTransfer(network: try TinyTransfer.network(), settings: settings)
        _ = try transfer.forecast(content: (least, least), styles: [])
        guard least > 1 else { return }
        for size in [(least - 1, 100), (100, least - 1), (1, 1)] {
            let error = #expect(throws: TransferError.self) { try transfer.forecast(content: size, styles: []) }
            #expect(error?.code == .pictureTooSmall)
            #expect(error?.message.contains("\(size.0)×\(size.1)") == true)
            #expect(error?.message.contains(layer) == true && error?.message.contains("\(least)") == true)
        }
    }

    /// A style picture must be as large as the style layers need, whatever the content layers are.
    @Test func aStyleMustNotVanishEither() throws {
        let settings = try TinyTransfer.settings("jcjohnson")
        let transfer = StyleTransfer(network: try TinyTransfer.network(), settings: settings)
        let error = #expect(throws: TransferError.self) {
            try transfer.forecast(content: (64, 64), styles: [(64, 64), (64, 15)])
        }
        #expect(error?.code == .pictureTooSmall)
    }

    @Test func aNetworkMustBeReadFarEnough() throws {
        let conv3 = try #require(LayerName("conv3_1"))
        let network = try Network(path: GoldenFolder.tiny.network.path, through: conv3)
        let transfer = StyleTransfer(network: network, settings: try TinyTransfer.settings("jcjohnson"))
        let error = #expect(throws: TransferError.self) {
            try transfer.forecast(content: (64, 64), styles: [(64, 64)])
        }
        #expect(error?.code == .missingLayer)
        #expect(error?.message.contains("conv3_1") == true && error?.message.contains("conv4_2") == true)
        #expect(error?.message.contains(network.path) == true)
    }

    /// A layer between others may be missing as well as one behind them; those that there are are told.
    @Test(arguments: ["conv3_4", "conv5_4"])
    func aNetworkMustHaveTheLayers(layer: String) throws {
        let outputs = Array(repeating: 16, count: 13)
        let network = try RandomNetwork(outputs: outputs, blocks: RandomNetwork.vgg16, seed: 1).network()
        let transfer = StyleTransfer(network: network, settings: .of(content: [layer], style: ["conv5_1"]))
        let error = #expect(throws: TransferError.self) {
            try transfer.forecast(content: (64, 64), styles: [(64, 64)])
        }
        #expect(error?.code == .missingLayer)
        let message = error?.message ?? ""
        #expect(message.contains(layer) && message.contains("conv3_2, conv3_3, conv4_1,"), "\(message)")
        #expect(message.contains("conv5_3") && message.contains(network.path))
    }

    /// The smallest pictures and the fewest layers are painted like any other.
    @Test(arguments: [(1, 1), (1, 9), (9, 1), (3, 2)], ["seed0-adam", "jcjohnson", "seed1-lbfgs"])
    func tinyPicturesAreFine(size: (Int, Int), recipe: String) throws {
        var settings = try TinyTransfer.settings(recipe)
        let first = try #require(LayerName("conv1_1"))
        settings.contentLayers = []
        settings.styleLayers = [.init(first, weight: 1)]
        (settings.evaluations, settings.threads) = (5, 8)
        let samples = (0..<size.0 * size.1 * 3).map { UInt16($0 * 1000) }
        let content = try Picture(width: size.0, height: size.1, samples: samples)
        let (totals, painting) = try TinyTransfer.run(settings, content: content)
        #expect(!totals.isEmpty && totals.allSatisfy { $0.isFinite })
        #expect((painting.width, painting.height) == size)
    }

    /// Sixteen threads have nothing to do for most of 21 rows, and still it is the same picture to rounding.
    @Test func moreThreadsThanRows() throws {
        var settings = try TinyTransfer.settings("seed3-adam")
        settings.evaluations = 1
        let one = try TinyTransfer.run(settings).totals
        settings.threads = 64
        #expect(relativeDistance(try TinyTransfer.run(settings).totals[0], one[0]) < 1e-6)
    }

    @Test(arguments: [
        "no layers", "no style", "evaluations 0", "evaluations -1", "threads 0", "history 0", "history -1",
        "history max",
        "restart -1", "learning rate 0", "learning rate inf", "beta1 1", "beta2 nan", "epsilon 0", "content weight nan",
        "style weight -1", "tv weight inf", "tv exponent 0", "layer weight nan", "layer twice", "share 0", "share -1",
        "share nan", "share inf", "noise 1.1", "noise -0.1", "averaging 1", "averaging nan", "tolerance -1",
        "tolerance nan", "layers of no weight", "losses of no weight", "a distance not normalised as one",
        "detail 2", "octaves 0", "octaves max",
        "histogram weight -1", "histogram layer twice",
    ])
    func settingsThatMakeNoSense(fault: String) throws {
        var settings = try TinyTransfer.settings("seed0-adam")
        var (adam, lbfgs) = (AdamSettings(), LBFGSSettings())
        let pictures = try TinyTransfer.pictures()
        var styles = [StyleTransfer.Style(pictures.style)]
        switch fault {
        case "no layers": (settings.contentLayers, settings.styleLayers) = ([], [])
        case "no style": styles = []
        case "layers of no weight":
            settings.contentLayers = settings.contentLayers.map { .init($0.layer, weight: 0) }
            settings.styleLayers = settings.styleLayers.map { .init($0.layer, weight: 0) }
        case "histogram weight -1": settings.histogramWeight = -1
        case "histogram layer twice": settings.histogramLayers = settings.styleLayers + settings.styleLayers
        case "losses of no weight": (settings.contentWeight, settings.styleWeight) = (0, 0)
        case "a distance not normalised as one":
            (settings.styleForm, settings.styleNormalisation) = (.wasserstein, .paper)
        case "evaluations 0": settings.evaluations = 0
        case "evaluations -1": settings.evaluations = -1
        case "threads 0": settings.threads = 0
        case "history 0": lbfgs.history = 0
        case "history -1": lbfgs.history = -1
        case "history max": lbfgs.history = .max
        case "restart -1": lbfgs.restartInterval = -1
        case "learning rate 0": lbfgs.learningRate = 0
        case "learning rate inf": adam.learningRate = .infinity
        case "beta1 1": adam.beta1 = 1
        case "beta2 nan": adam.beta2 = .nan
        case "epsilon 0": adam.epsilon = 0
        case "content weight nan": settings.contentWeight = .nan
        case "style weight -1": settings.styleWeight = -1
        case "tv weight inf": settings.totalVariationWeight = .infinity
        case "tv exponent 0": settings.totalVariationExponent = 0
        case "layer weight nan": settings.styleLayers[0].weight = .nan
        case "layer twice": settings.styleLayers.append(settings.styleLayers[0])
        case "share 0": styles[0].weight = 0
        case "share -1": styles.append(StyleTransfer.Style(pictures.style, weight: -0.5))
        case "share nan": styles[0].weight = .nan
        case "share inf": styles[0].weight = .infinity
        case "noise 1.1": settings.noiseBlend = 1.1
        case "detail 2": settings.contentDetail = 2
        case "noise -0.1": settings.noiseBlend = -0.1
        case "averaging 1": settings.averaging = 1
        case "averaging nan": settings.averaging = .nan
        case "octaves 0": lbfgs.octaves = 0
        case "octaves max": lbfgs.octaves = .max
        case "tolerance -1": settings.tolerance = -1
        case "tolerance nan": settings.tolerance = .nan
        default: Issue.record("unknown fault \(fault)")
        }
        if adam != AdamSettings() { settings.optimiser = .adam(adam) }
        if lbfgs != LBFGSSettings() { settings.optimiser = .lbfgs(lbfgs) }
        let error = #expect(throws: TransferError.self) { try TinyTransfer.run(settings, styles: styles) }
        #expect(error?.code == .invalidSettings)
        #expect(error?.message.isEmpty == false)
    }

    /// Weights and steps that no float holds end in an error that says so.
    @Test(arguments: ["weight", "step", "stride"])
    func divergenceIsAnError(kind: String) throws {
        var settings = try TinyTransfer.settings(kind == "weight" ? "seed0-adam" : "jcjohnson")
        settings.clampsPixels = false
        settings.evaluations = 50
        switch kind {
        case "weight": settings.styleWeight = 1e300
        case "step":
            var adam = AdamSettings()
            adam.learningRate = 1e30
            settings.optimiser = .adam(adam)
        default:
            var lbfgs = LBFGSSettings()
            (lbfgs.lineSearch, lbfgs.learningRate) = (.none, 1e30)
            settings.optimiser = .lbfgs(lbfgs)
        }
        var seen = 0
        let pictures = try TinyTransfer.pictures()
        let transfer = StyleTransfer(network: try TinyTransfer.network(), settings: settings)
        let error = #expect(throws: TransferError.self) {
            try transfer.run(content: pictures.content, styles: [StyleTransfer.Style(pictures.style)]) { _, picture in
                seen += 1
                // Whatever the pixels have become, they can be looked at.
                _ = picture()
                return .proceed
            }
        }
        #expect(error?.code == .diverged)
        #expect(seen < 50)
    }
}
