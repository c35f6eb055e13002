extension Recipe {
    /// Gatys, Ecker and Bethge's own PyTorch code, with the network that carries Oxford's weights.
    ///
    /// Source: github.com/leongatys/PytorchNeuralStyleTransfer at be6c8e2. Its style weights are 1000/C² for the mean
    /// squared difference of G/M, which is 1000 for that of G/(C·M). It calls PyTorch's L-BFGS, which takes twenty
    /// evaluations a call, until there have been more than 500: 520 evaluations.
    static let gatys: Recipe = {
        var recipe = Recipe()
        recipe.preset = "gatys"
        recipe.size = .pixels(512)
        recipe.sizeOf = .shortestSide
        recipe.resizeFilter = .triangle
        recipe.iterations = 520
        recipe.snapshotEvery = 50
        recipe.contentLayers = ["conv4_2": 1]
        recipe.styleLayers = firstLayers(weight: 1)
        recipe.contentWeight = 1
        recipe.styleWeight = 1000
        recipe.optimiser = .lbfgs
        recipe.learningRate = 1
        recipe.history = 100
        recipe.lineSearch = .none
        return recipe
    }()
}
