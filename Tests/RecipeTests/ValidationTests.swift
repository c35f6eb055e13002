import Recipe
import Testing

@Suite("A wrong recipe is refused with what is allowed")
struct ValidationTests {
    @Test(
        "values out of range or of the wrong type",
        arguments: [
            ("size = 15", "`size` must be an integer from 16 to 16384 or \"native\", not 15"),
            ("size = 16385", "`size` must be an integer from 16 to 16384 or \"native\", not 16385"),
            ("style-size = 0", "`style-size` must be an integer from 16 to 16384 or \"native\", not 0"),
            ("iterations = 0", "`iterations` must be an integer from 1 to 100000, not 0"),
            ("iterations = 100001", "`iterations` must be an integer from 1 to 100000, not 100001"),
            ("snapshot-every = -1", "`snapshot-every` must be an integer from 0 to 100000, not -1"),
            ("content-weight = -1", "`content-weight` must be a number from 0 to 1000000000, not -1"),
            ("style-weight = nan", "`style-weight` must be a number from 0 to 1000000000, not nan"),
            ("tv-weight = inf", "`tv-weight` must be a number from 0 to 1000000000, not inf"),
            ("tv-exponent = 0.5", "`tv-exponent` must be a number from 1 to 2, not 0.5"),
            ("learning-rate = 0", "`learning-rate` must be a number from 0.001 to 1000, not 0"),
            ("beta1 = 1", "`beta1` must be a number from 0 to 0.9999, not 1"),
            ("beta2 = 1", "`beta2` must be a number from 0 to 0.999999, not 1"),
            ("averaging = 1", "`averaging` must be a number from 0 to 0.9999, not 1"),
            ("tolerance = -0.1", "`tolerance` must be a number from 0 to 1, not -0.1"),
            ("noise-blend = 1.5", "`noise-blend` must be a number from 0 to 1, not 1.5"),
            ("smallest-size = 8", "`smallest-size` must be 0 or an integer from 16 to 16384, not 8"),
            ("scale-step = 1", "`scale-step` must be a number from 1.1 to 4, not 1"),
            ("style-scale = 9", "`style-scale` must be a number from 0.1 to 8, not 9"),
            ("tile-size = 64", "`tile-size` must be an integer from 128 to 8192, \"auto\" or \"never\", not 64"),
            ("bit-depth = 12", "`bit-depth` must be 8 or 16, not 12"),
            ("epsilon = 0", "`epsilon` must be a number from 1e-12 to 100, not 0"),
            ("history = 101", "`history` must be an integer from 1 to 100, not 101"),
            ("restart-every = 0.5", "`restart-every` must be an integer from 0 to 100000, not 0.5"),
            ("clamp = \"yes\"", "`clamp` must be true or false, not \"yes\""),
            ("seed = -1", "`seed` must be an integer from 0 to 4294967295, not -1"),
            ("jpeg-quality = 0", "`jpeg-quality` must be an integer from 1 to 100, not 0"),
            ("optimiser = \"sgd\"", "`optimiser` must be \"adam\" or \"lbfgs\", not \"sgd\""),
            ("outbox = \"\"", "`outbox` must be \(path), not \"\""),
            ("outbox = \"/a\\nb\"", "`outbox` must be \(path), not \"/a\\u000Ab\""),
            ("outbox = \"/a\\u0085b\"", "`outbox` must be \(path), not \"/a\\u0085b\""),
            ("content-layers = 1", "`content-layers` must be a table, not 1"),
            ("style-layers = { conv1_1 = -1 }", "`style-layers.conv1_1` must be a number from 0 to 1000000000, not -1"),
            ("style-layers = { conv1_9 = 1 }", "unknown key `style-layers.conv1_9`; did you mean `conv1_1`?"),
            ("style-layers = { relu4_2 = 1 }", "unknown key `style-layers.relu4_2`; allowed here: \(layers)"),
            ("itterations = 9", "unknown key `itterations`; did you mean `iterations`?"),
        ]
    )
    func values(line: String, message: String) {
        expect("style.toml:2: \(message)", of: "style = \"a.png\"\n\(line)\n")
    }

    @Test(
        "keys that do not go together",
        arguments: [
            ("initialisation = \"file\"", "`initialisation` = \"file\" needs the file: initial-file = \"FILE\""),
            (
                "style-loss = \"wasserstein\"\nstyle-normalisation = \"paper\"",
                "`style-loss` = \"wasserstein\" goes with the `style-normalisation` \"mean\" or \"relative\" only"
            ),
            (
                "format = \"jpeg\"\nbit-depth = 16",
                "`bit-depth` = 16 needs `format` = \"png\": a JPEG file has 8 bits"
            ),
            (
                "histogram-layers = { conv1_1 = 0 }\nhistogram-weight = 1",
                "`histogram-weight` needs a layer of `histogram-layers` above 0"
            ),
        ]
    )
    func contradictions(lines: String, message: String) {
        let line = lines.split(separator: "\n").count + 1
        expect("style.toml:\(line): \(message)", of: "style = \"a.png\"\n\(lines)\n")
    }

    @Test("a preset that does not exist")
    func preset() throws {
        let names = Recipe.presetNames.dropLast().map { "\"\($0)\"" }.joined(separator: ", ")
        let last = try #require(Recipe.presetNames.last)
        expect(
            "style.toml:2: `preset` must be \(names) or \"\(last)\", not \"vangogh\"",
            of: "style = \"a.png\"\npreset = \"vangogh\""
        )
    }

    @Test("styles without a file, with a wrong weight, with an unknown key, or none at all")
    func styles() {
        expect("style.toml:1: `style` must name at least one file", of: "style = []")
        expect("style.toml:1: `style` must be a string that is not empty, not 3", of: "style = 3")
        expect(
            "style.toml:1: one `weight` of `style` must be above 0",
            of: "style = { file = \"a.png\", weight = 0 }"
        )
        expect(
            """
            style.toml:2: a style needs a `file`
            style.toml:3: `style.weight` must be a number from 0 to 1000000000, not "much"
            style.toml:4: unknown key `style.wieght`; did you mean `weight`?
            style.toml:5: `style` must be a string that is not empty, not true
            style.toml:6: `style.region` must be a string that is not empty, not 4
            style.toml:6: `style.scale` must be a number from 0.1 to 8, not 0
            """,
            of: """
                style = [
                    { weight = 1 },
                    { file = "a.png", weight = "much" },
                    { file = "b.png", wieght = 1 },
                    true,
                    { file = "c.png", scale = 0, region = 4 },
                ]
                """
        )
    }

    @Test(
        "a recipe must compare something",
        arguments: [
            "content-layers = {}\nstyle-layers = {}",
            "content-layers = {}\nstyle-layers = { conv1_1 = 0 }",
            "content-weight = 0\nstyle-weight = 0",
            "content-layers = {}\nstyle-weight = 0",
        ]
    )
    func nothing(text: String) throws {
        let error = #expect(throws: RecipeError.self) {
            try Recipe.parse(styleToml: "style = \"a.png\"\n\(text)", file: "style.toml")
        }
        #expect(error?.message.hasSuffix("has a weight above 0: nothing to paint by") == true)
        #expect(error?.code == .invalid)
    }

    @Test("style alone, or content alone, is something")
    func halves() throws {
        let texture = "style = \"a.png\"\ncontent-layers = {}"
        #expect(try Recipe.parse(styleToml: texture, file: "style.toml").contentLayers.isEmpty)
        let reconstruction = "style = \"a.png\"\nstyle-weight = 0"
        #expect(try Recipe.parse(styleToml: reconstruction, file: "style.toml").styleWeight == 0)
        let histogram = "style = \"a.png\"\nstyle-weight = 0\ncontent-weight = 0\nhistogram-weight = 2"
        #expect(try Recipe.parse(styleToml: histogram, file: "style.toml").histogramWeight == 2)
    }

    @Test("a half-written file is a syntax error at its line")
    func halfWritten() {
        let error = #expect(throws: RecipeError.self) {
            try Recipe.parse(styleToml: "style = \"a.png\"\niterations = ", file: "style.toml")
        }
        #expect(error?.code == .syntax)
        #expect(error?.message.hasPrefix("style.toml:2: not valid TOML: ") == true)
    }

    private static let path = "a path that is not empty and has no control characters"
    private static let layers = "\(firstBlocks), conv3_1, conv3_2, conv3_3, conv3_4, \(lastBlocks)"
    private static let firstBlocks = "conv1_1, conv1_2, conv2_1, conv2_2"
    private static let lastBlocks = "conv4_1, conv4_2, conv4_3, conv4_4, conv5_1, conv5_2, conv5_3, conv5_4"

    private func expect(_ message: String, of text: String) {
        let error = #expect(throws: RecipeError.self) { try Recipe.parse(styleToml: text, file: "style.toml") }
        #expect(error?.description == message)
    }
}
