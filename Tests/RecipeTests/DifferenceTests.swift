import Recipe
import Testing

@Suite("Two recipes are compared key by key")
struct DifferenceTests {
    @Test("each key with another value is told, in the order of the documentation, with both values")
    func different() throws {
        let first = try Recipe.preset("impasto")
        var second = first
        second.styles = [.init(file: "a b.png", weight: 0.5)]
        second.network = "half"
        second.styleLayers = ["conv1_1": 2]
        second.seed = 7
        let found = first.differences(to: second)
        #expect(found.map(\.key) == ["style", "network", "style-layers", "seed"])
        #expect(found.map(\.first) == [nil, nil, layers, "0"])
        let style = "[{ file = \"a b.png\", scale = 1, weight = 0.5 }]"
        #expect(found.map(\.second) == [style, "\"half\"", "{ conv1_1 = 2 }", "7"])
        #expect(second.differences(to: first).map(\.second) == found.map(\.first))
    }

    @Test("a recipe is like itself, and like one that spells out what another preset has")
    func same() throws {
        let crowson = try Recipe.preset("crowson")
        #expect(crowson.differences(to: crowson).isEmpty)
        var spelled = crowson
        spelled.preset = "impasto"
        #expect(spelled.differences(to: crowson).isEmpty)
    }

    private let layers = "{ conv1_1 = 1, conv2_1 = 1, conv3_1 = 1, conv4_1 = 1, conv5_1 = 1 }"
}
