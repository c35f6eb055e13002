extension Recipe {
    /// Our own default: jcjohnson's losses with twice the style, from the content picture, a searching L-BFGS, and a
    /// little total variation against the ringing of narrow networks.
    static let impasto: Recipe = {
        var recipe = Recipe()
        recipe.preset = "impasto"
        recipe.size = .pixels(512)
        recipe.resizeFilter = .lanczos
        recipe.iterations = 250
        recipe.snapshotEvery = 25
        recipe.contentLayers = ["conv4_2": 1]
        recipe.styleLayers = firstLayers(weight: 1)
        recipe.contentWeight = 5
        recipe.styleWeight = 200
        recipe.tvWeight = 0.02
        recipe.tvExponent = 1
        recipe.optimiser = .lbfgs
        recipe.history = 10
        recipe.lineSearch = .strongWolfe
        recipe.clamp = true
        recipe.initialisation = .content
        return recipe
    }()
}
