extension Recipe {
    /// Our own default.
    ///
    /// Losses are relative to what they compare with, so that every layer counts as much as its weight says, whatever the
    /// network and the pictures; Gram matrices go with means, which keeps colours from drifting. The content is compared
    /// where edges still have their places. Steps are spread over octaves, so that whole areas take another colour as readily as
    /// single pixels. Large shapes of the style come in at coarse scales, where they cost little;
    /// details of the content are given back at each finer one, and not searched for. `Documentation/quality.md` has the
    /// measurements.
    static let impasto: Recipe = {
        var recipe = Recipe()
        recipe.preset = "impasto"
        recipe.size = .pixels(512)
        recipe.resizeFilter = .lanczos
        // So coarse costs next to nothing, and there large areas find their colours, in small pictures too.
        recipe.smallestSize = 16
        recipe.coarsestIterations = 200
        recipe.coarseIterations = 1.5
        recipe.contentDetail = 1
        recipe.iterations = 40
        recipe.snapshotEvery = 25
        recipe.contentLayers = ["conv3_3": 1]
        recipe.styleLayers = firstLayers(weight: 1)
        recipe.contentWeight = 1
        recipe.styleWeight = 2.5
        recipe.contentReduction = .relative
        recipe.styleLoss = .gramMean
        recipe.styleNormalisation = .relative
        recipe.tvForm = .mean
        recipe.tvWeight = 3e-4
        recipe.border = .replicate
        recipe.margin = 0.0625
        recipe.optimiser = .lbfgs
        recipe.history = 10
        recipe.octaves = 8
        recipe.lineSearch = .strongWolfe
        recipe.clamp = true
        recipe.initialisation = .content
        // A level or two: where a picture is quite even, no feature of four that are pooled is the largest, and
        // their gradient leads nowhere.
        recipe.noiseBlend = 0.01
        return recipe
    }()

    /// The same in less than half the time: a few evaluations at full size finish what many at an eighth of it began.
    static let impastoFast: Recipe = {
        var recipe = impasto
        recipe.preset = "impasto-fast"
        recipe.coarseIterations = 2
        recipe.iterations = 15
        recipe.snapshotEvery = 10
        return recipe
    }()

    /// The same with time to spare: more scales, closer together, and more evaluations at each.
    static let impastoFine: Recipe = {
        var recipe = impasto
        recipe.preset = "impasto-fine"
        recipe.scaleStep = 1.4142
        recipe.coarseIterations = 1.1
        recipe.iterations = 150
        recipe.snapshotEvery = 100
        return recipe
    }()
}
