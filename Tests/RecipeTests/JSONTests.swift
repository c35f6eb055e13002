import Foundation
import Recipe
import Testing

@Suite("A frozen recipe is thawed as it was")
struct JSONTests {
    @Test("every preset, bare and dressed, makes the round trip", arguments: Recipe.presetNames)
    func roundTrip(name: String) throws {
        var recipe = try Recipe.preset(name)
        #expect(try Recipe(json: recipe.json()) == recipe)
        recipe.styles = [
            .init(file: "/ä/\"quoted\"\\\u{1}.png", weight: 1.0 / 3, scale: 0.5),
            .init(
                file: "b.png",
                region: .init(file: "r#2.png", colour: .init(red: 0, green: 160, blue: 255)),
                mask: .init(file: "m.png")
            ),
        ]
        recipe.initialFile = "/start.png"
        recipe.tileSize = .pixels(768)
        recipe.outbox = "/out/日本"
        recipe.network = "half"
        recipe.styleSize = .native
        recipe.contentWeight = 0.1 + 0.2
        recipe.learningRate = 123.45678901234567
        recipe.contentLayers = ["conv1_1": .leastNonzeroMagnitude, "conv5_4": 1_000_000_000]
        let json = recipe.json()
        #expect(try Recipe(json: json) == recipe)
        #expect(try Recipe(json: json).json() == json)
        #expect(!json.contains("\n"))
        #expect(try JSONDecoder().decode(Recipe.self, from: JSONEncoder().encode(recipe)) == recipe)
    }

    @Test("the keys are those of style.toml, sorted, with plain values")
    func keys() throws {
        var recipe = try Recipe.preset("seed3-adam")
        recipe.styles = [.init(file: "a/b.png", weight: 2, region: .init("c.png#ff8000"))]
        let json = recipe.json()
        let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        let absent: Set = ["outbox", "network", "style-size", "initial-file"]
        #expect(Set(object.keys) == Set(RecipeKey.all.map(\.name)).subtracting(absent))
        #expect(json.hasPrefix("{\"animation\":\"none\",\"animation-delay\":100,\"averaging\":0,\"beta1\":0.9,"))
        #expect(json.contains("\"content-layers\":{\"conv5_2\":1},"))
        #expect(
            json.contains("\"style\":[{\"file\":\"a/b.png\",\"region\":\"c.png#ff8000\",\"scale\":1,\"weight\":2}]")
        )
        #expect(json.contains("\"learning-rate\":5.1,"))
    }

    @Test("absent keys come from the preset, and the whole of it is validated")
    func partial() throws {
        let recipe = try Recipe(json: "{\"preset\": \"jcjohnson\", \"style\": \"a.png\", \"size\": 256}")
        var expected = try Recipe.preset("jcjohnson")
        expected.styles = [.init(file: "a.png")]
        expected.size = .pixels(256)
        #expect(recipe == expected)
    }

    /// Rows of the queue are older than some keys.
    @Test("a recipe that was frozen before some keys existed is thawed with its preset's values for them")
    func old() throws {
        let json = """
            {"beta1":0.9,"beta2":0.999,"clamp":true,"content-layers":{"conv4_2":1},"content-reduction":"mean",\
            "content-weight":5,"epsilon":1e-08,"epsilon-form":"pytorch","features":"after-relu","format":"png",\
            "history":10,"initialisation":"content","iterations":250,"jpeg-quality":92,"learning-rate":1,\
            "line-search":"strong-wolfe","optimiser":"lbfgs","outbox":"/pictures/outbox","pooling":"max",\
            "preset":"impasto","rescale":true,"resize-filter":"lanczos","restart-every":0,"seed":0,"size":512,\
            "size-of":"longest-side","snapshot-every":25,"style":[{"file":"/pictures/inbox/a.png","weight":1}],\
            "style-fit":"own","style-layers":{"conv1_1":1,"conv2_1":1,"conv3_1":1,"conv4_1":1,"conv5_1":1},\
            "style-normalisation":"mean","style-weight":200,"tv-exponent":1,"tv-weight":0.02,"written-for":"oxford"}
            """
        let recipe = try Recipe(json: json)
        let preset = try Recipe.preset("impasto")
        #expect(recipe.styles == [.init(file: "/pictures/inbox/a.png")] && recipe.outbox == "/pictures/outbox")
        #expect(recipe.styleLoss == preset.styleLoss && recipe.smallestSize == preset.smallestSize)
        #expect(recipe.iterations == 250 && recipe.tvWeight == 0.02)
    }

    @Test(
        "wrong JSON recipes are refused",
        arguments: [
            ("{\"iterations\": 0}", "recipe: `iterations` must be an integer from 1 to 100000, not 0"),
            ("{\"clamp\": 1}", "recipe: `clamp` must be true or false, not 1"),
            ("{\"iterations\": true}", "recipe: `iterations` must be an integer from 1 to 100000, not true"),
            ("{\"sise\": 64}", "recipe: unknown key `sise`; did you mean `size`?"),
        ]
    )
    func bad(json: String, message: String) {
        let error = #expect(throws: RecipeError.self) { try Recipe(json: json) }
        #expect(error?.description == message)
        #expect(error?.code == .invalid)
    }

    @Test("text that is no JSON object is refused", arguments: ["", "[]", "{\"size\": 64", "null", "{\"size\": null}"])
    func noObject(json: String) {
        let error = #expect(throws: RecipeError.self) { try Recipe(json: json) }
        #expect(error?.code == .syntax)
        #expect(error?.description.hasPrefix("recipe: not a JSON object: ") == true)
    }

    @Test("a number that is none is refused in reading")
    func notANumber() throws {
        var recipe = try Recipe.preset("impasto")
        recipe.styleWeight = .nan
        #expect(throws: RecipeError.self) { try Recipe(json: recipe.json()) }
    }
}
