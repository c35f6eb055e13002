extension Recipe {
    /// "A Neural Algorithm of Artistic Style: Summary and Implementation" by Chingis (2021): PyTorch, VGG19, L-BFGS.
    ///
    /// It counts convolutions one after another, so its "conv_1" to "conv_5" are the layers below, and reads them
    /// before the ReLU. Its pictures have 512 pixels a side; on a CPU its code paints with 128.
    ///
    /// A call of PyTorch's L-BFGS takes twenty evaluations, and the code goes on while 600 of them have not been
    /// exceeded: 31 calls, 620 evaluations. It clamps within each, and shows the first nine, then every tenth; what it
    /// shows becomes bytes by torchvision's `ToPILImage`, which cuts fractions off.
    static let seed2LBFGS: Recipe = {
        var recipe = Recipe()
        recipe.preset = "seed2-lbfgs"
        recipe.size = .pixels(512)
        recipe.sizeOf = .bothSides
        recipe.resizeFilter = .triangle
        recipe.iterations = 620
        recipe.snapshotEvery = 10
        recipe.snapshotFirst = 9
        recipe.animation = .gif
        recipe.animationDelay = 40
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
        recipe.truncateResult = true
        return recipe
    }()

    /// The same from the other start that the post names, an empty white picture.
    static let seed2White: Recipe = {
        var recipe = seed2LBFGS
        recipe.preset = "seed2-white"
        recipe.initialisation = .white
        return recipe
    }()
}
