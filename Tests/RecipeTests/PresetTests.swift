import Recipe
import Testing

@Suite("Presets are the systems that they are named after")
struct PresetTests {
    @Test("there are eight of them, and each knows its name")
    func names() throws {
        let expected = [
            "impasto", "jcjohnson", "seed0-adam", "seed0-adam-paper", "seed1-lbfgs", "seed2-lbfgs", "seed3-adam",
            "seed3-lbfgs",
        ]
        #expect(Recipe.presetNames == expected)
        for name in expected { #expect(try Recipe.preset(name).preset == name) }
        let error = #expect(throws: RecipeError.self) { try Recipe.preset("seed4") }
        #expect(error?.code == .unknownPreset)
        #expect(error?.description == "there is no preset `seed4`; there are \(expected.joined(separator: ", "))")
    }

    @Test("every preset obeys the rules of its own keys", arguments: Recipe.presetNames)
    func valid(name: String) throws {
        var recipe = try Recipe.preset(name)
        let unchanged = recipe
        for key in RecipeKey.all where key.name != "preset" {
            if let text = key.text(in: recipe) { try recipe.set("\(key.name)=\(text)") }
        }
        #expect(recipe == unchanged)
        #expect(recipe.styles.isEmpty)
    }

    @Test("seed 0 divides by the shape of the Gram matrix, its paper form by that of the features")
    func seed0() throws {
        let recipe = try Recipe.preset("seed0-adam")
        #expect(recipe.styleNormalisation == .gramShape)
        #expect(recipe.styleLayers == five(0.2) && recipe.contentLayers == ["conv4_2": 1])
        #expect(recipe.contentWeight == 1 && recipe.styleWeight == 1000 && recipe.tvWeight == 0)
        #expect(recipe.optimiser == .adam && recipe.learningRate == 5 && recipe.beta1 == 0.99 && recipe.epsilon == 0.1)
        #expect(recipe.epsilonForm == .keras && recipe.clamp)
        #expect(recipe.size == .pixels(224) && recipe.sizeOf == .bothSides && recipe.resizeFilter == .nearest)
        var paper = recipe
        paper.styleNormalisation = .paper
        paper.preset = "seed0-adam-paper"
        #expect(try Recipe.preset("seed0-adam-paper") == paper)
    }

    @Test("seed 1 smooths with the power 1.25 and restarts its memory every round of twenty")
    func seed1() throws {
        let recipe = try Recipe.preset("seed1-lbfgs")
        #expect(recipe.contentLayers == ["conv5_2": 1] && recipe.styleLayers == five(0.2))
        #expect(recipe.contentWeight == 0.025 && recipe.styleWeight == 1)
        #expect(recipe.tvWeight == 1 && recipe.tvExponent == 1.25)
        #expect(recipe.contentReduction == .sum && recipe.styleNormalisation == .image)
        #expect(recipe.iterations == 200 && recipe.restartEvery == 20 && recipe.snapshotEvery == 20)
        #expect(recipe.history == 10 && recipe.lineSearch == .strongWolfe && !recipe.clamp)
        #expect(recipe.size == .pixels(400) && recipe.sizeOf == .height && recipe.styleFit == .content)
    }

    @Test("seeds 2 and 3 read features before the ReLU with a style weight of a million")
    func seeds2And3() throws {
        let seed2 = try Recipe.preset("seed2-lbfgs")
        #expect(seed2.contentLayers == ["conv2_2": 1] && seed2.pooling == .average)
        #expect(seed2.styleLayers == ["conv1_1": 1, "conv1_2": 1, "conv2_1": 1, "conv2_2": 1, "conv3_1": 1])
        let seed3 = try Recipe.preset("seed3-adam")
        #expect(seed3.contentLayers == ["conv5_2": 1] && seed3.styleLayers == five(1) && seed3.pooling == .max)
        #expect(abs(seed3.learningRate - 0.02 * 255) < 1e-12 && seed3.epsilonForm == .pytorch)
        for recipe in [seed2, seed3, try Recipe.preset("seed3-lbfgs")] {
            #expect(recipe.features == .beforeReLU && recipe.clamp)
            #expect(recipe.contentReduction == .mean && recipe.styleNormalisation == .mean)
            #expect(recipe.contentWeight == 1 && recipe.styleWeight == 1_000_000 && recipe.tvWeight == 0)
        }
        #expect(try Recipe.preset("seed3-lbfgs").history == 100)
    }

    @Test("jcjohnson weighs 5 to 100 over the usual layers")
    func jcjohnson() throws {
        let recipe = try Recipe.preset("jcjohnson")
        #expect(recipe.contentWeight == 5 && recipe.styleWeight == 100 && recipe.tvWeight == 0 && !recipe.clamp)
        #expect(recipe.contentLayers == ["conv4_2": 1] && recipe.styleLayers == five(1))
        #expect(recipe.size == .pixels(512) && recipe.iterations == 1000 && recipe.features == .afterReLU)
    }

    @Test(
        "what was written for PyTorch's own network says so, all else was written for Oxford's",
        arguments: Recipe.presetNames
    )
    func writtenFor(name: String) throws {
        let torch: Set = ["seed2-lbfgs", "seed3-adam", "seed3-lbfgs"]
        let recipe = try Recipe.preset(name)
        #expect(recipe.writtenFor == (torch.contains(name) ? .torchvision : .oxford))
        #expect(recipe.rescale)
    }

    private func five(_ weight: Double) -> [String: Double] {
        ["conv1_1": weight, "conv2_1": weight, "conv3_1": weight, "conv4_1": weight, "conv5_1": weight]
    }
}
