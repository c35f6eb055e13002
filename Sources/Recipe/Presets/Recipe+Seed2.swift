extension Recipe {
    /// "A Neural Algorithm of Artistic Style: Summary and Implementation" by Chingis (2021): PyTorch, VGG19, L-BFGS.
    ///
    /// It counts convolutions one after another, so its "conv_1" to "conv_5" are the layers below, and reads them
    /// before the ReLU. 128 pixels is its size on a CPU.
    static let seed2LBFGS: Recipe = {
        var recipe = Recipe()
        recipe.preset = "seed2-lbfgs"
        recipe.size = .pixels(128)
        recipe.sizeOf = .bothSides
        recipe.resizeFilter = .triangle
        recipe.iterations = 600
        recipe.snapshotEvery = 10
        recipe.writtenFor = .torchvision
        recipe.contentLayers = ["conv2_2": 1]
        recipe.styleLayers = ["conv1_1": 1, "conv1_2": 1, "conv2_1": 1, "conv2_2": 1, "conv3_1": 1]
        recipe.contentWeight = 1
        recipe.styleWeight = 1_000_000
        recipe.features = .beforeReLU
        recipe.pooling = .average
        recipe.optimiser = .lbfgs
        recipe.learningRate = 1
        recipe.history = 100
        recipe.lineSearch = .none
        recipe.clamp = true
        return recipe
    }()
}
