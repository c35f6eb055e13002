extension Recipe {
    /// "Neural Style Transfer" by spirosbax (2020): Keras, VGG19, Adam, ten epochs of a hundred steps.
    ///
    /// Its style loss divides by 4·C⁴: the code took the shape of the Gram matrix for the shape of the features. That
    /// is what made the pictures of the post. Before a picture is shown, it is divided by its greatest value.
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
        recipe.stretchResult = true
        return recipe
    }()

    /// The same with the style loss as the post's formula has it, 4·C²·M².
    static let seed0AdamPaper: Recipe = {
        var recipe = seed0Adam
        recipe.preset = "seed0-adam-paper"
        recipe.styleNormalisation = .paper
        return recipe
    }()

    /// The post's second experiment: α = 10, β = 40, a learning rate of 2 and twenty epochs of 800 steps.
    static let seed0AdamStrong: Recipe = {
        var recipe = seed0Adam
        recipe.preset = "seed0-adam-strong"
        recipe.contentWeight = 10
        recipe.styleWeight = 40
        recipe.learningRate = 2
        recipe.iterations = 16_000
        recipe.snapshotEvery = 800
        return recipe
    }()

    /// The same from the start that the post describes and then replaces by the content picture.
    static let seed0Noise: Recipe = {
        var recipe = seed0Adam
        recipe.preset = "seed0-noise"
        recipe.initialisation = .noise
        return recipe
    }()
}
