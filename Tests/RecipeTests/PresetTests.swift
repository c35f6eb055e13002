import Recipe
import StrictTOML
import Testing

@Suite("Presets are the systems that they are named after")
struct PresetTests {
    @Test("each knows its name, and says in a line what it is")
    func names() throws {
        let expected = [
            "impasto", "impasto-fast", "impasto-fine", "crowson", "gatys", "jcjohnson", "seed0-adam",
            "seed0-adam-paper",
            "seed0-adam-strong", "seed0-noise", "seed1-lbfgs", "seed2-lbfgs", "seed2-white", "seed3-adam",
            "seed3-lbfgs",
        ]
        #expect(Recipe.presetNames == expected)
        for name in expected { #expect(try Recipe.preset(name).preset == name) }
        for preset in Recipe.presetList {
            #expect(preset.recipe == (try Recipe.preset(preset.name)))
            #expect(preset.summary.hasSuffix(".") && !preset.summary.contains("\n"))
        }
        let error = #expect(throws: RecipeError.self) { try Recipe.preset("seed4") }
        #expect(error?.code == .unknownPreset)
        #expect(error?.description == "there is no preset `seed4`; there are \(expected.joined(separator: ", "))")
    }

    @Test("every preset obeys the rules of its own keys", arguments: Recipe.presetNames)
    func valid(name: String) throws {
        var recipe = try Recipe.preset(name)
        let unchanged = recipe
        for key in RecipeKey.all where key.name != "preset" {
            if let value = key.value(in: recipe) { try recipe.set("\(key.name)=\(value.text)") }
        }
        #expect(recipe == unchanged)
        #expect(recipe.styles.isEmpty)
    }

    @Test("Crowson's constants are those of its code, its pixels of 0…1 multiplied by 255")
    func crowson() throws {
        let recipe = try Recipe.preset("crowson")
        #expect(recipe.smallestSize == 128 && recipe.scaleStep == 1.4142)
        #expect(recipe.coarsestIterations == 1000 && recipe.iterations == 500 && recipe.coarseIterations == 1)
        let weights = [256.0, 64, 16, 4, 1]
        for (block, weight) in zip(1..., weights) { #expect(recipe.styleLayers["conv\(block)_1"] == weight) }
        #expect(recipe.styleLayers.count == 5 && recipe.styleWeight == 1 / weights.reduce(0, +))
        #expect(recipe.contentLayers == ["conv4_2": 1] && recipe.contentWeight == 0.015)
        #expect(recipe.contentReduction == .mean && recipe.styleLoss == .wasserstein)
        #expect(recipe.tvForm == .ninePoint && abs(recipe.tvWeight * 255 * 255 - 2) < 1e-12)
        #expect(recipe.optimiser == .adam && abs(recipe.learningRate / 255 - 0.02) < 1e-12)
        #expect(recipe.beta1 == 0.9 && recipe.beta2 == 0.99 && abs(recipe.epsilon * 255 - 1e-8) < 1e-20)
        #expect(recipe.averaging == 0.99 && recipe.clamp && recipe.border == .replicate)
        #expect(recipe.pooling == .max && recipe.features == .afterReLU && recipe.initialisation == .content)
        #expect(recipe.size == .pixels(512) && recipe.styleFit == .shrunk && recipe.resizeFilter == .bicubic)
    }

    @Test("Gatys' own code has a hundred times jcjohnson's share of style, and more")
    func gatys() throws {
        let recipe = try Recipe.preset("gatys")
        #expect(recipe.contentWeight == 1 && recipe.styleWeight == 1000 && recipe.styleLayers == five(1))
        #expect(recipe.contentReduction == .mean && recipe.styleNormalisation == .mean)
        #expect(recipe.iterations == 520 && recipe.history == 100 && recipe.lineSearch == .none && !recipe.clamp)
        #expect(recipe.size == .pixels(512) && recipe.sizeOf == .shortestSide)
    }

    @Test("jcjohnson weighs 5 to 100 over the usual layers")
    func jcjohnson() throws {
        let recipe = try Recipe.preset("jcjohnson")
        #expect(recipe.contentWeight == 5 && recipe.styleWeight == 100 && recipe.tvWeight == 0 && !recipe.clamp)
        #expect(recipe.contentLayers == ["conv4_2": 1] && recipe.styleLayers == five(1))
        #expect(recipe.size == .pixels(512) && recipe.iterations == 1000 && recipe.features == .afterReLU)
    }

    @Test("the quick and the fine form of our own paint coarse to fine with the same network and at the same size")
    func impasto() throws {
        let recipe = try Recipe.preset("impasto")
        for other in [try Recipe.preset("impasto-fast"), try Recipe.preset("impasto-fine")] {
            #expect(other.size == recipe.size && other.network == recipe.network)
            #expect(other.smallestSize > 0 && other.coarseIterations > 1)
        }
    }

    @Test(
        "what was written for PyTorch's own network says so, all else was written for Oxford's",
        arguments: Recipe.presetNames
    )
    func writtenFor(name: String) throws {
        let torch: Set = ["crowson", "seed2-lbfgs", "seed2-white", "seed3-adam", "seed3-lbfgs"]
        let recipe = try Recipe.preset(name)
        #expect(recipe.writtenFor == (torch.contains(name) ? .torchvision : .oxford))
        #expect(recipe.rescale)
    }

    private func five(_ weight: Double) -> [String: Double] {
        ["conv1_1": weight, "conv2_1": weight, "conv3_1": weight, "conv4_1": weight, "conv5_1": weight]
    }
}
