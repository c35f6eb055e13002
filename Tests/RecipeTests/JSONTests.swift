import Foundation
import Recipe
import Testing

@Suite("A frozen recipe is thawed as it was")
struct JSONTests {
    @Test("every preset, bare and dressed, makes the round trip", arguments: Recipe.presetNames)
    func roundTrip(name: String) throws {
        var recipe = try Recipe.preset(name)
        #expect(try Recipe(json: recipe.json()) == recipe)
        recipe.styles = [.init(file: "/ä/\"quoted\"\\\u{1}.png", weight: 1.0 / 3), .init(file: "b.png", weight: 1)]
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
        recipe.styles = [.init(file: "a/b.png", weight: 2)]
        let json = recipe.json()
        let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        let absent: Set = ["outbox", "network", "style-size"]
        #expect(Set(object.keys) == Set(RecipeKey.all.map(\.name)).subtracting(absent))
        #expect(json.hasPrefix("{\"beta1\":0.9,\"beta2\":0.999,\"clamp\":true,\"content-layers\":{\"conv5_2\":1},"))
        #expect(json.contains("\"style\":[{\"file\":\"a/b.png\",\"weight\":2}]"))
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
