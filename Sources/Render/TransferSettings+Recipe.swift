import Contract
import Engine
import Recipe

extension TransferSettings {
    /// The one place where a recipe's words become the engine's.
    ///
    /// - Throws: `RenderFailure` for a layer that no VGG network has; recipes are validated, so this is a last resort.
    init(_ recipe: Recipe, threads: Int) throws(RenderFailure) {
        self.init()
        contentLayers = try TransferSettings.layers(recipe.contentLayers, of: recipe.contentWeight)
        styleLayers = try TransferSettings.layers(recipe.styleLayers, of: recipe.styleWeight)
        histogramLayers = try TransferSettings.layers(recipe.histogramLayers, of: recipe.histogramWeight)
        histogramWeight = recipe.histogramWeight
        contentWeight = recipe.contentWeight
        styleWeight = recipe.styleWeight
        totalVariationWeight = recipe.tvWeight
        totalVariationForm = TotalVariationForm(recipe.tvForm)
        totalVariationExponent = recipe.tvExponent
        featureStage = recipe.features == .afterReLU ? .afterRectifier : .beforeRectifier
        erodesRegions = recipe.erodeRegions
        pooling = Pooling(recipe.pooling)
        rescalesPooling = recipe.poolingRescale
        border = recipe.border == .replicate ? .replicate : .zero
        contentReduction = ContentReduction(recipe.contentReduction)
        styleForm = StyleForm(recipe.styleLoss)
        styleNormalisation = StyleNormalisation(recipe.styleNormalisation)
        initialisation = Initialisation(recipe.initialisation)
        noiseBlend = recipe.noiseBlend
        contentDetail = recipe.contentDetail
        averaging = recipe.averaging
        tolerance = recipe.tolerance
        optimiser =
            switch recipe.optimiser {
            case .adam: .adam(AdamSettings(recipe))
            case .lbfgs: .lbfgs(LBFGSSettings(recipe))
            }
        evaluations = recipe.iterations
        count = recipe.count == .steps ? .steps : .evaluations
        if case .pixels(let pixels) = recipe.tileSize { tileSize = pixels }
        clampsPixels = recipe.clamp
        truncatesSamples = recipe.truncateResult
        seed = UInt64(bitPattern: Int64(recipe.seed))
        self.threads = threads
    }

    /// Layers in the network's order; those of weight 0, or of a loss of weight 0, would cost time and change nothing.
    private static func layers(_ weights: [String: Double], of loss: Double) throws(RenderFailure) -> [WeightedLayer] {
        guard loss > 0 else { return [] }
        var layers: [WeightedLayer] = []
        for (name, weight) in weights where weight > 0 {
            guard let layer = LayerName(name) else {
                throw RenderFailure(.badRecipe, "\(name) is no layer of a VGG network; they are conv1_1 to conv5_4")
            }
            layers.append(WeightedLayer(layer, weight: weight))
        }
        return layers.sorted { $0.layer < $1.layer }
    }
}

extension AdamSettings {
    fileprivate init(_ recipe: Recipe) {
        self.init()
        learningRate = recipe.learningRate
        beta1 = recipe.beta1
        beta2 = recipe.beta2
        epsilon = recipe.epsilon
        epsilonForm = recipe.epsilonForm == .keras ? .keras : .pytorch
    }
}

extension LBFGSSettings {
    fileprivate init(_ recipe: Recipe) {
        self.init()
        history = recipe.history
        octaves = recipe.octaves
        // Programs of torchvision's networks have pixels of 0…1.
        levelsPerUnit = recipe.writtenFor == .torchvision ? 255 : 1
        lineSearch = recipe.lineSearch == .none ? .none : .strongWolfe
        learningRate = recipe.learningRate
        restartInterval = recipe.restartEvery
        restartAddsMean = recipe.restartAddsMean
    }
}
