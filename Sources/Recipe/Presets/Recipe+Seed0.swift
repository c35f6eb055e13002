extension Recipe {
    /// "Neural Style Transfer" by spirosbax (2020): Keras, VGG19, Adam.
    ///
    /// Its style loss divides by 4·C⁴: the code took the shape of the Gram matrix for the shape of the features. That
    /// is what made the pictures of the post.
    static let seed0Adam: Recipe = {
        var recipe = Recipe()
        recipe.preset = "seed0-adam"
        recipe.size = .pixels(224)
        recipe.sizeOf = .bothSides
        recipe.resizeFilter = .nearest
        recipe.iterations = 1000
        recipe.snapshotEvery = 100
        recipe.contentLayers = ["conv4_2": 1]
        recipe.styleLayers = firstLayers(weight: 0.2)
        recipe.contentWeight = 1
        recipe.styleWeight = 1000
        recipe.contentReduction = .halfSum
        recipe.styleNormalisation = .gramShape
        recipe.optimiser = .adam
        recipe.learningRate = 5
        recipe.beta1 = 0.99
        recipe.beta2 = 0.999
        recipe.epsilon = 0.1
        recipe.epsilonForm = .keras
        recipe.clamp = true
        return recipe
    }()

    /// The same with the style loss as the post's formula has it, 4·C²·M².
    static let seed0AdamPaper: Recipe = {
        var recipe = seed0Adam
        recipe.preset = "seed0-adam-paper"
        recipe.styleNormalisation = .paper
        return recipe
    }()
}
