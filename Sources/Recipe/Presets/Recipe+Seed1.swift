extension Recipe {
    /// "Neural Style Transfer In Keras" by Marko Jerkić (2018): Keras, VGG19, SciPy's L-BFGS, total variation.
    ///
    /// Ten rounds of twenty evaluations, as the Keras example that it derives from has them; every round starts with
    /// an empty memory and ends with a picture.
    static let seed1LBFGS: Recipe = {
        var recipe = Recipe()
        recipe.preset = "seed1-lbfgs"
        recipe.size = .pixels(400)
        recipe.sizeOf = .height
        recipe.styleFit = .content
        recipe.resizeFilter = .triangle
        recipe.iterations = 200
        recipe.snapshotEvery = 20
        recipe.contentLayers = ["conv5_2": 1]
        recipe.styleLayers = firstLayers(weight: 0.2)
        recipe.contentWeight = 0.025
        recipe.styleWeight = 1
        recipe.tvWeight = 1
        recipe.tvExponent = 1.25
        recipe.contentReduction = .sum
        recipe.styleNormalisation = .image
        recipe.optimiser = .lbfgs
        recipe.history = 10
        recipe.lineSearch = .strongWolfe
        recipe.restartEvery = 20
        return recipe
    }()
}
