import Recipe
import Testing

@Suite("style.toml becomes a recipe")
struct ParsingTests {
    @Test("one file, several files, files with weights")
    func styles() throws {
        #expect(try styles("\"a.png\"") == [.init(file: "a.png", weight: 1)])
        #expect(try styles("[\"a.png\", \"b c.jpg\"]") == [.init(file: "a.png"), .init(file: "b c.jpg")])
        let weighted = "[\n{ file = \"a.png\", weight = 2 },\n{ file = \"b.png\", weight = 0.5 },\n\"c.png\"]"
        #expect(
            try styles(weighted) == [
                .init(file: "a.png", weight: 2), .init(file: "b.png", weight: 0.5), .init(file: "c.png"),
            ]
        )
        let tables = "[[style]]\nfile = \"a.png\"\n[[style]]\nfile = \"b.png\"\nweight = 3\n"
        let recipe = try Recipe.parse(styleToml: tables, file: "style.toml")
        #expect(recipe.styles == [.init(file: "a.png"), .init(file: "b.png", weight: 3)])
    }

    @Test("every key reaches its property, whatever the preset says")
    func everyKey() throws {
        let text = """
            style = "s.png"
            preset = "seed1-lbfgs"
            outbox = "out"
            network = "half"
            size = "native"
            size-of = "both-sides"
            style-fit = "own"
            style-size = 64
            resize-filter = "area"
            iterations = 7
            snapshot-every = 3
            written-for = "normalised"
            rescale = false
            content-layers = { conv1_2 = 0.5, conv5_4 = 2 }
            style-layers = { conv3_3 = 4 }
            content-weight = 11
            style-weight = 12.5
            tv-weight = 1e-3
            tv-exponent = 1.5
            features = "before-relu"
            pooling = "average"
            content-reduction = "half-sum"
            style-normalisation = "gram-shape"
            optimiser = "adam"
            learning-rate = 2
            beta1 = 0.8
            beta2 = 0.99
            epsilon = 0.25
            epsilon-form = "keras"
            history = 5
            line-search = "none"
            restart-every = 4
            clamp = true
            initialisation = "noise"
            seed = 4294967295
            format = "jpeg"
            jpeg-quality = 80
            """
        var expected = try Recipe.preset("seed1-lbfgs")
        expected.styles = [.init(file: "s.png")]
        expected.outbox = "out"
        expected.network = "half"
        expected.size = .native
        expected.sizeOf = .bothSides
        expected.styleFit = .own
        expected.styleSize = .pixels(64)
        expected.resizeFilter = .area
        expected.iterations = 7
        expected.snapshotEvery = 3
        expected.writtenFor = .normalised
        expected.rescale = false
        expected.contentLayers = ["conv1_2": 0.5, "conv5_4": 2]
        expected.styleLayers = ["conv3_3": 4]
        expected.contentWeight = 11
        expected.styleWeight = 12.5
        expected.tvWeight = 0.001
        expected.tvExponent = 1.5
        expected.features = .beforeReLU
        expected.pooling = .average
        expected.contentReduction = .halfSum
        expected.styleNormalisation = .gramShape
        expected.optimiser = .adam
        expected.learningRate = 2
        expected.beta1 = 0.8
        expected.beta2 = 0.99
        expected.epsilon = 0.25
        expected.epsilonForm = .keras
        expected.history = 5
        expected.lineSearch = .none
        expected.restartEvery = 4
        expected.clamp = true
        expected.initialisation = .noise
        expected.seed = 4_294_967_295
        expected.format = .jpeg
        expected.jpegQuality = 80
        #expect(try Recipe.parse(styleToml: text, file: "style.toml") == expected)
        // A key added to the schema must be added here too.
        #expect(text.split(separator: "\n").count == RecipeKey.all.count)
    }

    @Test("without a preset, impasto is overlaid; without any style, a caller may bring its own")
    func defaults() throws {
        var expected = try Recipe.preset("impasto")
        expected.size = .pixels(300)
        #expect(try Recipe.parse(styleToml: "size = 300", file: "style.toml", styleRequired: false) == expected)
        let error = #expect(throws: RecipeError.self) { try Recipe.parse(styleToml: "", file: "in/style.toml") }
        #expect(
            error?.description
                == "in/style.toml: `style` is missing; it names the picture to paint like: style = \"FILE\""
        )
    }

    @Test("paths are resolved against the folder, names and absolute paths stay")
    func paths() throws {
        let text = """
            style = ["a.png", "/b.png", "c/d.png"]
            outbox = "../out"
            network = "nets/half.safetensors"
            """
        let recipe = try Recipe.parse(styleToml: text, file: "style.toml").resolvingPaths(against: "/pictures/in")
        #expect(recipe.styles.map(\.file) == ["/pictures/in/a.png", "/b.png", "/pictures/in/c/d.png"])
        #expect(recipe.outbox == "/pictures/in/../out")
        #expect(recipe.network == "/pictures/in/nets/half.safetensors")
        #expect(recipe.resolvingPaths(against: "/elsewhere") == recipe)

        var named = recipe
        named.network = "half"
        #expect(named.networkFile == nil)
        #expect(named.resolvingPaths(against: "/x/").network == "half")
        named.network = "half.safetensors"
        #expect(named.resolvingPaths(against: "/x/").networkFile == "/x/half.safetensors")
    }

    private func styles(_ value: String) throws -> [Recipe.Style] {
        try Recipe.parse(styleToml: "style = \(value)", file: "style.toml").styles
    }
}
