import StrictTOML

extension RecipeKey {
    /// All keys, in the order of the documentation.
    package static let all =
        sources + sizes + scales + durations + losses + networkChoices + optimisers + starts + results + visuals

    private static let sources: [RecipeKey] = [
        .styles("style", weight: weight),
        RecipeKey("preset", \.preset, .choice(of: Recipe.presetNames)),
        RecipeKey("outbox", optional: \.outbox, .path),
        RecipeKey("network", optional: \.network, .string),
    ]

    private static let sizes: [RecipeKey] = [
        RecipeKey("size", \.size, .size),
        RecipeKey("size-of", \.sizeOf, .choice),
        RecipeKey("style-fit", \.styleFit, .choice),
        RecipeKey("style-size", optional: \.styleSize, .size),
        RecipeKey("style-scale", \.styleScale, scale),
        RecipeKey("resize-filter", \.resizeFilter, .choice),
        RecipeKey("tile-size", \.tileSize, .tileSize),
        RecipeKey("shrink-to-fit", \.shrinkToFit, .boolean),
    ]

    private static let scales: [RecipeKey] = [
        RecipeKey("smallest-size", \.smallestSize, .sizeOrZero),
        RecipeKey("scale-step", \.scaleStep, .number(in: 1.1...4)),
        RecipeKey("coarse-iterations", \.coarseIterations, .number(in: 0.1...10)),
        RecipeKey("coarsest-iterations", \.coarsestIterations, .integer(in: 0...Recipe.mostIterations)),
        RecipeKey("coarse-content-weight", \.coarseContentWeight, .number(in: 0.01...100)),
        RecipeKey("coarse-style-weight", \.coarseStyleWeight, .number(in: 0.01...100)),
        RecipeKey("content-detail", \.contentDetail, .number(in: 0...1)),
    ]

    private static let durations: [RecipeKey] = [
        RecipeKey("iterations", \.iterations, .integer(in: 1...Recipe.mostIterations)),
        RecipeKey("count", \.count, .choice),
        RecipeKey("tolerance", \.tolerance, .number(in: 0...1)),
        RecipeKey("snapshot-every", \.snapshotEvery, .integer(in: 0...100_000)),
        RecipeKey("snapshot-first", \.snapshotFirst, .integer(in: 0...1000)),
    ]

    private static let losses: [RecipeKey] = [
        RecipeKey("written-for", \.writtenFor, .choice),
        RecipeKey("rescale", \.rescale, .boolean),
        .layers("content-layers", \.contentLayers, weight: weight),
        .layers("style-layers", \.styleLayers, weight: weight),
        .layers("histogram-layers", \.histogramLayers, weight: weight),
        RecipeKey("content-weight", \.contentWeight, weight),
        RecipeKey("style-weight", \.styleWeight, weight),
        RecipeKey("histogram-weight", \.histogramWeight, weight),
        RecipeKey("tv-weight", \.tvWeight, weight),
        RecipeKey("tv-form", \.tvForm, .choice),
        RecipeKey("tv-exponent", \.tvExponent, .number(in: 1...2)),
        RecipeKey("content-reduction", \.contentReduction, .choice),
        RecipeKey("style-loss", \.styleLoss, .choice),
        RecipeKey("style-normalisation", \.styleNormalisation, .choice),
        RecipeKey("erode-regions", \.erodeRegions, .boolean),
    ]

    private static let networkChoices: [RecipeKey] = [
        RecipeKey("features", \.features, .choice),
        RecipeKey("pooling", \.pooling, .choice),
        RecipeKey("pooling-rescale", \.poolingRescale, .boolean),
        RecipeKey("border", \.border, .choice),
        RecipeKey("margin", \.margin, .number(in: 0...0.5)),
    ]

    private static let optimisers: [RecipeKey] = [
        RecipeKey("optimiser", \.optimiser, .choice),
        RecipeKey("learning-rate", \.learningRate, .number(in: 0.001...1000)),
        RecipeKey("beta1", \.beta1, .number(in: 0...0.9999)),
        RecipeKey("beta2", \.beta2, .number(in: 0...0.999999)),
        RecipeKey("epsilon", \.epsilon, .number(in: 1e-12...100)),
        RecipeKey("epsilon-form", \.epsilonForm, .choice),
        RecipeKey("history", \.history, .integer(in: 1...100)),
        RecipeKey("octaves", \.octaves, .integer(in: 1...16)),
        RecipeKey("line-search", \.lineSearch, .choice),
        RecipeKey("restart-every", \.restartEvery, .integer(in: 0...100_000)),
        RecipeKey("restart-adds-mean", \.restartAddsMean, .boolean),
        RecipeKey("clamp", \.clamp, .boolean),
        RecipeKey("averaging", \.averaging, .number(in: 0...0.9999)),
    ]

    private static let starts: [RecipeKey] = [
        RecipeKey("initialisation", \.initialisation, .choice),
        RecipeKey("initial-file", optional: \.initialFile, .string),
        RecipeKey("noise-blend", \.noiseBlend, .number(in: 0...1)),
        RecipeKey("seed", \.seed, .integer(in: 0...4_294_967_295)),
        RecipeKey("stretch-input", \.stretchInput, .boolean),
    ]

    private static let results: [RecipeKey] = [
        RecipeKey("colours", \.colours, .choice),
        RecipeKey("colour-match", \.colourMatch, .choice),
        RecipeKey("stretch-result", \.stretchResult, .boolean),
        RecipeKey("truncate-result", \.truncateResult, .boolean),
        RecipeKey("format", \.format, .choice),
        RecipeKey("bit-depth", \.bitDepth, .bitDepth),
        RecipeKey("jpeg-quality", \.jpegQuality, .integer(in: 1...100)),
        RecipeKey("keep-metadata", \.keepMetadata, .boolean),
    ]

    private static let visuals: [RecipeKey] = [
        RecipeKey("contact-sheet", \.contactSheet, .boolean),
        RecipeKey("contact-sheet-columns", \.contactSheetColumns, .integer(in: 1...100)),
        RecipeKey("loss-curves", \.lossCurves, .boolean),
        RecipeKey("animation", \.animation, .choice),
        RecipeKey("animation-delay", \.animationDelay, .integer(in: 20...10_000)),
        RecipeKey("sidecar", \.sidecar, .boolean),
    ]

    private static var weight: TOMLRule<Double> { .number(in: 0...1e9) }
    /// How much larger or smaller than its size a style picture may be.
    static var scale: TOMLRule<Double> { .number(in: 0.1...8) }
}
