extension Recipe {
    /// "Neural Style Transfer VGG19" by Nelson Punch (2024): PyTorch, VGG19, here with Adam.
    ///
    /// The post leaves size, weights and number of steps open; they are those of the PyTorch tutorial on a CPU. The
    /// learning rate is 0.02 on pixels of 0…1, so 5.1 on pixels of 0…255.
    static let seed3Adam: Recipe = {
        var recipe = Recipe()
        recipe.preset = "seed3-adam"
        recipe.size = .pixels(128)
        recipe.resizeFilter = .bilinear
        recipe.iterations = 300
        recipe.snapshotEvery = 50
        recipe.writtenFor = .torchvision
        recipe.contentLayers = ["conv5_2": 1]
        recipe.styleLayers = firstLayers(weight: 1)
        recipe.contentWeight = 1
        recipe.styleWeight = 1_000_000
        recipe.features = .beforeReLU
        recipe.optimiser = .adam
        recipe.learningRate = 5.1
        recipe.beta1 = 0.9
        recipe.beta2 = 0.999
        recipe.epsilon = 1e-8
        recipe.epsilonForm = .pytorch
        recipe.clamp = true
        return recipe
    }()

    /// The same with L-BFGS, at PyTorch's defaults.
    static let seed3LBFGS: Recipe = {
        var recipe = seed3Adam
        recipe.preset = "seed3-lbfgs"
        recipe.optimiser = .lbfgs
        recipe.learningRate = 1
        recipe.history = 100
        recipe.lineSearch = .none
        return recipe
    }()
}
