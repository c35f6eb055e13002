extension Recipe {
    /// "Neural Style Transfer In Keras" by Marko Jerkić (2018): Keras, VGG19, SciPy's L-BFGS, total variation.
    ///
    /// Ten rounds of 300 steps; every round starts with an empty memory and ends with a picture. The code makes that picture
    /// in place, which adds the network's mean to what the next round starts from. The content weight is the post's; its
    /// code has 0.01.
    ///
    /// SciPy's `imresize`, which filters like `triangle`, stretches whatever is not 8 bits a sample to 0…255. Pictures
    /// become bytes by `astype('uint8')`, which cuts fractions off.
    static let seed1LBFGS: Recipe = {
        var recipe = Recipe()
        recipe.preset = "seed1-lbfgs"
        recipe.size = .pixels(400)
        recipe.sizeOf = .height
        recipe.styleFit = .content
        recipe.resizeFilter = .triangle
        recipe.iterations = 3000
        recipe.count = .steps
        recipe.snapshotEvery = 300
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
        recipe.restartEvery = 300
        recipe.restartAddsMean = true
        recipe.stretchInput = true
        recipe.truncateResult = true
        return recipe
    }()
}
