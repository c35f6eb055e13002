import StrictTOML

extension RecipeKey {
    /// All keys, in the order of the documentation.
    package static let all: [RecipeKey] = [
        .styles("style", weight: weight),
        RecipeKey("preset", \.preset, .choice(of: Recipe.presetNames)),
        RecipeKey("outbox", optional: \.outbox, .string),
        RecipeKey("network", optional: \.network, .string),

        RecipeKey("size", \.size, .size),
        RecipeKey("size-of", \.sizeOf, .choice),
        RecipeKey("style-fit", \.styleFit, .choice),
        RecipeKey("style-size", optional: \.styleSize, .size),
        RecipeKey("resize-filter", \.resizeFilter, .choice),

        RecipeKey("iterations", \.iterations, .integer(in: 1...100_000)),
        RecipeKey("snapshot-every", \.snapshotEvery, .integer(in: 0...100_000)),

        RecipeKey("written-for", \.writtenFor, .choice),
        RecipeKey("rescale", \.rescale, .boolean),
        .layers("content-layers", \.contentLayers, weight: weight),
        .layers("style-layers", \.styleLayers, weight: weight),
        RecipeKey("content-weight", \.contentWeight, weight),
        RecipeKey("style-weight", \.styleWeight, weight),
        RecipeKey("tv-weight", \.tvWeight, weight),
        RecipeKey("tv-exponent", \.tvExponent, .number(in: 1...2)),
        RecipeKey("features", \.features, .choice),
        RecipeKey("pooling", \.pooling, .choice),
        RecipeKey("content-reduction", \.contentReduction, .choice),
        RecipeKey("style-normalisation", \.styleNormalisation, .choice),

        RecipeKey("optimiser", \.optimiser, .choice),
        RecipeKey("learning-rate", \.learningRate, .number(in: 0.001...1000)),
        RecipeKey("beta1", \.beta1, .number(in: 0...0.9999)),
        RecipeKey("beta2", \.beta2, .number(in: 0...0.999999)),
        RecipeKey("epsilon", \.epsilon, .number(in: 1e-12...100)),
        RecipeKey("epsilon-form", \.epsilonForm, .choice),
        RecipeKey("history", \.history, .integer(in: 1...100)),
        RecipeKey("line-search", \.lineSearch, .choice),
        RecipeKey("restart-every", \.restartEvery, .integer(in: 0...100_000)),
        RecipeKey("clamp", \.clamp, .boolean),

        RecipeKey("initialisation", \.initialisation, .choice),
        RecipeKey("seed", \.seed, .integer(in: 0...4_294_967_295)),
        RecipeKey("format", \.format, .choice),
        RecipeKey("jpeg-quality", \.jpegQuality, .integer(in: 1...100)),
    ]

    private static var weight: TOMLRule<Double> { .number(in: 0...1e9) }
}
