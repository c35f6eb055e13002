extension Recipe {
    /// The field's reference point: jcjohnson/neural-style with its default weights.
    ///
    /// Its start, faint noise, is replaced by the content picture, and its total variation, whose gradient it applies
    /// without counting its loss, is left out.
    static let jcjohnson: Recipe = {
        var recipe = Recipe()
        recipe.preset = "jcjohnson"
        recipe.size = .pixels(512)
        recipe.resizeFilter = .triangle
        recipe.iterations = 1000
        recipe.snapshotEvery = 100
        recipe.contentLayers = ["conv4_2": 1]
        recipe.styleLayers = firstLayers(weight: 1)
        recipe.contentWeight = 5
        recipe.styleWeight = 100
        recipe.optimiser = .lbfgs
        recipe.learningRate = 1
        recipe.history = 100
        recipe.lineSearch = .none
        return recipe
    }()
}
