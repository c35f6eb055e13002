extension Recipe {
    /// Katherine Crowson's style-transfer-pytorch as of 2023: coarse to fine by √2, Wasserstein loss, averaged Adam.
    ///
    /// Source: github.com/crowsonkb/style-transfer-pytorch, `style_transfer.py` at e7e2c71. Its pixels are 0…1, ours
    /// 0…255; the network sees the same, so the losses of its layers are the same. A gradient by our pixels is 1/255 of
    /// one by its pixels, and a squared difference of pixels 255² of its own. Therefore the learning rate 0.02 is 5.1,
    /// ε = 1e-8 is 1e-8/255, and the weight of the total variation, 2, is 2/255².
    static let crowson: Recipe = {
        var recipe = Recipe()
        recipe.preset = "crowson"
        recipe.size = .pixels(512)
        recipe.styleFit = .shrunk
        recipe.resizeFilter = .bicubic
        recipe.smallestSize = 128
        recipe.scaleStep = 1.4142
        recipe.coarsestIterations = 1000
        recipe.iterations = 500
        recipe.snapshotEvery = 100
        recipe.writtenFor = .torchvision
        recipe.contentLayers = ["conv4_2": 1]
        recipe.styleLayers = ["conv1_1": 256, "conv2_1": 64, "conv3_1": 16, "conv4_1": 4, "conv5_1": 1]
        recipe.contentWeight = 0.015
        // The weights of its style layers are divided by their sum.
        recipe.styleWeight = 1 / 341
        recipe.tvWeight = 2 / (255 * 255)
        recipe.tvForm = .ninePoint
        recipe.styleLoss = .wasserstein
        recipe.poolingRescale = true
        recipe.border = .replicate
        recipe.optimiser = .adam
        recipe.learningRate = 5.1
        recipe.beta1 = 0.9
        recipe.beta2 = 0.99
        recipe.epsilon = 1e-8 / 255
        recipe.clamp = true
        recipe.averaging = 0.99
        return recipe
    }()
}
