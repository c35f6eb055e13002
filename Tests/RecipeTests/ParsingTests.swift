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

    @Test("a style with a scale, and with areas given by brightness or by colour")
    func areas() throws {
        let text = """
            [[style]]
            file = "skies"
            scale = 0.5
            region = "parts#1.png#0A141e"
            mask = "sky.png"
            [[style]]
            file = "b.png"
            region = "parts#1.png"
            mask = "parts.png#12345"
            """
        let styles = try Recipe.parse(styleToml: text, file: "style.toml").styles
        #expect(
            styles == [
                .init(
                    file: "skies",
                    scale: 0.5,
                    region: .init(file: "parts#1.png", colour: .init(red: 10, green: 20, blue: 30)),
                    mask: .init(file: "sky.png")
                ),
                .init(file: "b.png", region: .init(file: "parts#1.png"), mask: .init(file: "parts.png#12345")),
            ]
        )
        #expect(styles[0].region?.text == "parts#1.png#0a141e" && styles[1].mask?.text == "parts.png#12345")
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
            style-scale = 1.5
            resize-filter = "area"
            tile-size = 768
            smallest-size = 32
            scale-step = 1.4142
            coarse-iterations = 1.5
            coarsest-iterations = 90
            coarse-content-weight = 0.5
            coarse-style-weight = 2
            content-detail = 0.5
            iterations = 7
            count = "evaluations"
            tolerance = 0.01
            snapshot-every = 3
            snapshot-first = 2
            written-for = "normalised"
            rescale = false
            content-layers = { conv1_2 = 0.5, conv5_4 = 2 }
            style-layers = { conv3_3 = 4 }
            histogram-layers = { conv2_1 = 3 }
            content-weight = 11
            style-weight = 12.5
            histogram-weight = 0.75
            tv-weight = 1e-3
            tv-form = "nine-point"
            tv-exponent = 1.5
            content-reduction = "scaled"
            style-loss = "gram-mean"
            style-normalisation = "relative"
            erode-regions = false
            features = "before-relu"
            pooling = "l2"
            pooling-rescale = true
            border = "replicate"
            margin = 0.1
            optimiser = "adam"
            learning-rate = 2
            beta1 = 0.8
            beta2 = 0.99
            epsilon = 0.25
            epsilon-form = "keras"
            history = 5
            octaves = 3
            line-search = "none"
            restart-every = 4
            restart-adds-mean = false
            clamp = true
            averaging = 0.99
            initialisation = "file"
            initial-file = "start.png"
            noise-blend = 0.25
            seed = 4294967295
            stretch-input = false
            colours = "match"
            colour-match = "symmetric"
            stretch-result = true
            truncate-result = false
            shrink-to-fit = true
            format = "jpeg"
            bit-depth = 8
            jpeg-quality = 80
            keep-metadata = false
            contact-sheet = false
            contact-sheet-columns = 4
            loss-curves = false
            animation = "gif"
            animation-delay = 40
            sidecar = false
            """
        var expected = try Recipe.preset("seed1-lbfgs")
        expected.styles = [.init(file: "s.png")]
        expected.outbox = "out"
        expected.network = "half"
        expected.size = .native
        expected.sizeOf = .bothSides
        expected.styleFit = .own
        expected.styleSize = .pixels(64)
        expected.styleScale = 1.5
        expected.resizeFilter = .area
        expected.tileSize = .pixels(768)
        expected.smallestSize = 32
        expected.scaleStep = 1.4142
        expected.coarseIterations = 1.5
        expected.coarsestIterations = 90
        expected.coarseContentWeight = 0.5
        expected.coarseStyleWeight = 2
        expected.iterations = 7
        expected.count = .evaluations
        expected.tolerance = 0.01
        expected.snapshotEvery = 3
        expected.snapshotFirst = 2
        expected.writtenFor = .normalised
        expected.rescale = false
        expected.contentLayers = ["conv1_2": 0.5, "conv5_4": 2]
        expected.styleLayers = ["conv3_3": 4]
        expected.histogramLayers = ["conv2_1": 3]
        expected.contentWeight = 11
        expected.styleWeight = 12.5
        expected.histogramWeight = 0.75
        expected.tvWeight = 0.001
        expected.tvForm = .ninePoint
        expected.tvExponent = 1.5
        expected.contentReduction = .scaled
        expected.styleLoss = .gramMean
        expected.styleNormalisation = .relative
        expected.erodeRegions = false
        expected.features = .beforeReLU
        expected.pooling = .l2
        expected.poolingRescale = true
        expected.border = .replicate
        expected.margin = 0.1
        expected.contentDetail = 0.5
        expected.optimiser = .adam
        expected.learningRate = 2
        expected.beta1 = 0.8
        expected.beta2 = 0.99
        expected.epsilon = 0.25
        expected.epsilonForm = .keras
        expected.history = 5
        expected.octaves = 3
        expected.lineSearch = .none
        expected.restartEvery = 4
        expected.restartAddsMean = false
        expected.clamp = true
        expected.averaging = 0.99
        expected.initialisation = .file
        expected.initialFile = "start.png"
        expected.noiseBlend = 0.25
        expected.seed = 4_294_967_295
        expected.stretchInput = false
        expected.colours = .match
        expected.colourMatch = .symmetric
        expected.stretchResult = true
        expected.truncateResult = false
        expected.shrinkToFit = true
        expected.format = .jpeg
        expected.jpegQuality = 80
        expected.keepMetadata = false
        expected.contactSheet = false
        expected.contactSheetColumns = 4
        expected.lossCurves = false
        expected.animation = .gif
        expected.animationDelay = 40
        expected.sidecar = false
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
            style = ["a.png", "/b.png", { file = "c/d.png", region = "r.png#ffffff", mask = "/m.png" }]
            initial-file = "start.png"
            outbox = "../out"
            network = "nets/half.safetensors"
            """
        let recipe = try Recipe.parse(styleToml: text, file: "style.toml").resolvingPaths(against: "/pictures/in")
        #expect(recipe.styles.map(\.file) == ["/pictures/in/a.png", "/b.png", "/pictures/in/c/d.png"])
        #expect(recipe.styles[2].region == .init("/pictures/in/r.png#ffffff"))
        #expect(recipe.styles[2].mask == .init("/m.png"))
        #expect(recipe.initialFile == "/pictures/in/start.png")
        #expect(
            recipe.pictures == [
                "/pictures/in/a.png", "/b.png", "/pictures/in/c/d.png", "/pictures/in/r.png", "/m.png",
                "/pictures/in/start.png",
            ]
        )
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
