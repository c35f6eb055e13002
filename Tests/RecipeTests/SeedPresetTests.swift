import Recipe
import Testing

@Suite("The seeds' presets have their authors' numbers")
struct SeedPresetTests {
    @Test("seed 0 divides by the shape of the Gram matrix, its paper form by that of the features")
    func seed0() throws {
        let recipe = try Recipe.preset("seed0-adam")
        #expect(recipe.styleNormalisation == .gramShape && recipe.contentReduction == .halfSum)
        #expect(recipe.styleLayers == five(0.2) && recipe.contentLayers == ["conv4_2": 1])
        #expect(recipe.contentWeight == 1 && recipe.styleWeight == 1000 && recipe.tvWeight == 0)
        #expect(recipe.optimiser == .adam && recipe.learningRate == 5 && recipe.beta1 == 0.99 && recipe.epsilon == 0.1)
        #expect(recipe.beta2 == 0.999 && recipe.epsilonForm == .keras && recipe.clamp)
        #expect(recipe.size == .pixels(224) && recipe.sizeOf == .bothSides && recipe.resizeFilter == .nearest)
        #expect(recipe.iterations == 1000 && recipe.snapshotEvery == 100 && recipe.contactSheetColumns == 5)
        #expect(recipe.initialisation == .content && recipe.stretchResult && !recipe.stretchInput)
        #expect(try changes(to: "seed0-adam-paper", of: "seed0-adam") == ["style-normalisation=\"paper\""])
        #expect(try changes(to: "seed0-noise", of: "seed0-adam") == ["initialisation=\"noise\""])
    }

    @Test("its strong variant is α = 10, β = 40, a learning rate of 2 and twenty epochs of 800")
    func seed0Strong() throws {
        #expect(
            try changes(to: "seed0-adam-strong", of: "seed0-adam") == [
                "iterations=16000", "snapshot-every=800", "content-weight=10", "style-weight=40", "learning-rate=2",
            ]
        )
    }

    @Test("seed 1 smooths with the power 1.25 and begins each of ten rounds of 300 steps anew, brightened")
    func seed1() throws {
        let recipe = try Recipe.preset("seed1-lbfgs")
        #expect(recipe.contentLayers == ["conv5_2": 1] && recipe.styleLayers == five(0.2))
        #expect(recipe.contentWeight == 0.025 && recipe.styleWeight == 1)
        #expect(recipe.tvWeight == 1 && recipe.tvForm == .power && recipe.tvExponent == 1.25)
        #expect(recipe.contentReduction == .sum && recipe.styleNormalisation == .image)
        #expect(recipe.iterations == 3000 && recipe.restartEvery == 300 && recipe.snapshotEvery == 300)
        #expect(recipe.count == .steps && recipe.restartAddsMean)
        #expect(recipe.history == 10 && recipe.lineSearch == .strongWolfe && !recipe.clamp)
        #expect(recipe.size == .pixels(400) && recipe.sizeOf == .height && recipe.styleFit == .content)
        #expect(recipe.resizeFilter == .triangle && recipe.stretchInput && !recipe.stretchResult)
        #expect(recipe.truncateResult)
    }

    @Test("seed 2 makes 31 calls of twenty evaluations and shows the first nine and every tenth")
    func seed2() throws {
        let recipe = try Recipe.preset("seed2-lbfgs")
        #expect(recipe.contentLayers == ["conv2_2": 1] && recipe.pooling == .average && !recipe.poolingRescale)
        #expect(recipe.styleLayers == ["conv1_1": 1, "conv1_2": 1, "conv2_1": 1, "conv2_2": 1, "conv3_1": 1])
        #expect(recipe.size == .pixels(512) && recipe.sizeOf == .bothSides && recipe.resizeFilter == .triangle)
        #expect(recipe.iterations == 31 * 20 && recipe.snapshotFirst == 9 && recipe.snapshotEvery == 10)
        #expect(recipe.history == 100 && recipe.lineSearch == .none && recipe.learningRate == 1)
        #expect(recipe.animation == .gif && recipe.animationDelay == 40 && recipe.truncateResult)
        #expect(try changes(to: "seed2-white", of: "seed2-lbfgs") == ["initialisation=\"white\""])
    }

    @Test("seed 3 takes 0.02 of PyTorch's pixels with Adam, and PyTorch's own L-BFGS")
    func seed3() throws {
        let recipe = try Recipe.preset("seed3-adam")
        #expect(recipe.contentLayers == ["conv5_2": 1] && recipe.styleLayers == five(1) && recipe.pooling == .max)
        #expect(abs(recipe.learningRate - 0.02 * 255) < 1e-12 && recipe.epsilonForm == .pytorch)
        #expect(
            try changes(to: "seed3-lbfgs", of: "seed3-adam") == [
                "optimiser=\"lbfgs\"", "learning-rate=1", "history=100", "line-search=\"none\"",
            ]
        )
    }

    @Test(
        "seeds 2 and 3 read features before the ReLU with a style weight of a million",
        arguments: ["seed2-lbfgs", "seed2-white", "seed3-adam", "seed3-lbfgs"]
    )
    func seeds2And3(name: String) throws {
        let recipe = try Recipe.preset(name)
        #expect(recipe.features == .beforeReLU && recipe.clamp)
        #expect(recipe.contentReduction == .mean && recipe.styleNormalisation == .mean)
        #expect(recipe.contentWeight == 1 && recipe.styleWeight == 1_000_000 && recipe.tvWeight == 0)
    }

    @Test(
        "no seed knows scales, regions, or any style loss but Gram matrices",
        arguments: Recipe.presetNames.filter { $0.hasPrefix("seed") }
    )
    func plain(name: String) throws {
        let recipe = try Recipe.preset(name)
        #expect(recipe.smallestSize == 0 && recipe.styleLoss == .gram && recipe.histogramWeight == 0)
        #expect((recipe.count == .steps) == (name == "seed1-lbfgs"))
        #expect(recipe.averaging == 0 && recipe.tolerance == 0 && recipe.colours == .style && recipe.border == .zero)
    }

    private func changes(to name: String, of base: String) throws -> [String] {
        try Recipe.preset(base).differences(to: Recipe.preset(name)).map { "\($0.key)=\($0.second ?? "")" }
    }

    private func five(_ weight: Double) -> [String: Double] {
        ["conv1_1": weight, "conv2_1": weight, "conv3_1": weight, "conv4_1": weight, "conv5_1": weight]
    }
}
