import Recipe
import Testing

@Suite("A recipe is written as a style.toml")
struct TOMLTests {
    @Test("every preset, bare and dressed, reads back as it was", arguments: Recipe.presetNames)
    func roundTrip(name: String) throws {
        var recipe = try Recipe.preset(name)
        #expect(try read(recipe) == recipe)
        recipe.styles = [.init(file: "/ä/\"quoted\"\\\u{1}\t\u{7F}.png", weight: 1.0 / 3), .init(file: "b\n.png")]
        recipe.outbox = "/out/日本"
        recipe.network = "half"
        recipe.styleSize = .native
        recipe.styles[1].region = .init(file: "r.png", colour: .init(red: 1, green: 2, blue: 3))
        recipe.tileSize = .never
        recipe.smallestSize = 16
        recipe.contentWeight = 0.1 + 0.2
        recipe.styleWeight = 1e-300
        recipe.learningRate = 123.45678901234567
        recipe.contentLayers = ["conv1_1": .leastNonzeroMagnitude, "conv5_4": 1_000_000_000]
        #expect(try read(recipe) == recipe)
    }

    @Test("a line for each key, in the order of the documentation; what is not set is a comment")
    func lines() throws {
        let lines = try Recipe.preset("impasto").styleTOML.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count == RecipeKey.all.count + 1 && lines.last == "")
        for (line, key) in zip(lines, RecipeKey.all) {
            #expect(line.hasPrefix("\(key.name) = ") || line == "# \(key.name) is not set", "\(line)")
        }
        #expect(lines.contains("style-layers = { conv1_1 = 1, conv2_1 = 1, conv3_1 = 1, conv4_1 = 1, conv5_1 = 1 }"))
        #expect(lines.contains("tv-weight = 0.0003") && lines.contains("size-of = \"longest-side\""))
        #expect(lines.contains("epsilon = 1e-8") && lines.contains("clamp = true"))
    }

    private func read(_ recipe: Recipe) throws -> Recipe {
        try Recipe.parse(styleToml: recipe.styleTOML, file: "style.toml", styleRequired: false)
    }
}
