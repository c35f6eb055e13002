import Recipe
import Testing

@Suite("A single key is set with the same rules")
struct AssignmentTests {
    @Test("numbers, words, quoted words, tables and lists")
    func good() throws {
        var recipe = try Recipe.preset("impasto")
        try recipe.set("iterations=300")
        try recipe.set(" size = native ")
        try recipe.set("optimiser=\"adam\"")
        try recipe.set("epsilon-form=keras")
        try recipe.set("content-layers={ conv2_2 = 1, conv4_2 = 0.5 }")
        try recipe.set("style=[\"a.png\", { file = \"b.png\", weight = 2 }]")
        try recipe.set("outbox=/out=put/x y")
        try recipe.set("clamp=false")
        var expected = try Recipe.preset("impasto")
        expected.iterations = 300
        expected.size = .native
        expected.optimiser = .adam
        expected.epsilonForm = .keras
        expected.contentLayers = ["conv2_2": 1, "conv4_2": 0.5]
        expected.styles = [.init(file: "a.png"), .init(file: "b.png", weight: 2)]
        expected.outbox = "/out=put/x y"
        expected.clamp = false
        #expect(recipe == expected)
        try recipe.set("style=starry night.jpg")
        #expect(recipe.styles == [.init(file: "starry night.jpg")])
    }

    @Test("keys that need each other may be set in any order, if they are set together")
    func together() throws {
        var recipe = try Recipe.preset("impasto")
        try recipe.set("initialisation=file", "initial-file=start.png")
        #expect(recipe.initialisation == .file && recipe.initialFile == "start.png")
        let before = recipe
        let error = #expect(throws: RecipeError.self) {
            try recipe.set(["seed=1", "content-weight=0", "style-weight=0"])
        }
        #expect(error?.description.hasPrefix("style-weight=0: no layer of") == true)
        #expect(throws: RecipeError.self) { try recipe.set(["sead=1", "seed=2"]) }
        #expect(recipe == before)
    }

    @Test(
        "a wrong assignment is refused and changes nothing",
        arguments: [
            ("iterations=0", "iterations=0: `iterations` must be an integer from 1 to 100000, not 0"),
            ("iterations=many", "iterations=many: `iterations` must be an integer from 1 to 100000, not \"many\""),
            ("itertions=5", "itertions=5: unknown key `itertions`; did you mean `iterations`?"),
            ("iterations", "iterations: an assignment is written key=value, on one line"),
            ("seed=1\niterations=5", "seed=1\niterations=5: an assignment is written key=value, on one line"),
            (
                "initialisation=file",
                "initialisation=file: `initialisation` = \"file\" needs the file: initial-file = \"FILE\""
            ),
            ("style=", "style=: `style` must be a string that is not empty, not \"\""),
            (
                "preset=jcjohnson",
                "preset=jcjohnson: `preset` comes before all other keys and cannot be set after them"
            ),
            (
                "style-layers={ conv1_1 = 1, conv7_1 = 1 }",
                "style-layers={ conv1_1 = 1, conv7_1 = 1 }: unknown key `style-layers.conv7_1`; did you mean `conv1_1`?"
            ),
        ]
    )
    func bad(assignment: String, message: String) throws {
        let before = try Recipe.preset("impasto")
        var recipe = before
        let error = #expect(throws: RecipeError.self) { try recipe.set(assignment) }
        #expect(error?.description == message)
        #expect(recipe == before)
    }
}
