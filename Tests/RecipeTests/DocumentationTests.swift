import Foundation
import Recipe
import Testing

@Suite("Documentation/recipes.md says what the code does")
struct DocumentationTests {
    private let tables: [[String: [String]]]

    /// Reads the page's tables: the cells of each row by the row's first cell.
    init() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
        let page = try String(contentsOf: root.appending(path: "Documentation/recipes.md"), encoding: .utf8)
        tables = page.components(separatedBy: "\n\n").map { block in
            let rows = block.split(separator: "\n").filter { $0.hasPrefix("|") }.map { row in
                row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            }
            return Dictionary(rows.map { ($0[0], Array($0.dropFirst())) }, uniquingKeysWith: { first, _ in first })
        }
    }

    @Test("every key stands in a table with what is allowed, its default and its meaning", arguments: RecipeKey.all)
    func keys(key: RecipeKey) throws {
        let table = try #require(
            tables.first { $0["key"]?.first == "must be" && $0["`\(key.name)`"] != nil },
            "\(key.name)"
        )
        let cells = try #require(table["`\(key.name)`"])
        try #require(cells.count == 3)
        #expect(cells[0] == key.allowed)
        #expect(cells[1] == key.text(in: try Recipe.preset("impasto")).map { "`\($0)`" } ?? "none")
        #expect(!cells[2].isEmpty)
    }

    @Test("the page knows no key that does not exist")
    func noOtherKeys() {
        let described = tables.filter { $0["key"]?.first == "must be" }.flatMap(\.keys).filter { $0.hasPrefix("`") }
        #expect(Set(described) == Set(RecipeKey.all.map { "`\($0.name)`" }))
    }

    @Test("every number of every preset stands in the tables of presets", arguments: Recipe.presetNames)
    func presets(name: String) throws {
        let preset = try Recipe.preset(name)
        let byKey = try #require(tables.first { $0["key"]?.contains("`\(name)`") == true })
        let byPreset = try #require(tables.first { $0["preset"] != nil })
        let column = try #require(byKey["key"]?.firstIndex(of: "`\(name)`"))
        for key in RecipeKey.all where key.name != "preset" {
            guard let text = key.text(in: preset) else { continue }
            if let layerColumn = byPreset["preset"]?.firstIndex(of: "`\(key.name)`") {
                #expect(byPreset["`\(name)`"]?[layerColumn] == "`\(text)`", "\(key.name)")
            } else {
                #expect(byKey["`\(key.name)`"]?[column] == text, "\(key.name)")
            }
        }
    }

    @Test("the examples of the page are good recipes and bad ones as it says")
    func examples() throws {
        let long = """
            style = [
                { file = "starry-night.jpg", weight = 2.0 },
                { file = "the-scream.jpg" },
            ]
            size = 768
            style-layers = { conv1_1 = 1.0, conv2_1 = 1.0, conv3_1 = 0.5 }
            """
        let recipe = try Recipe.parse(styleToml: long, file: "style.toml")
        #expect(recipe.styles.map(\.weight) == [2, 1])
        let bad = "style = \"a.png\"\n\niteratons = 300\nsize = \"big\"\n"
        let error = #expect(throws: RecipeError.self) { try Recipe.parse(styleToml: bad, file: "style.toml") }
        #expect(
            error?.description == """
                style.toml:3: unknown key `iteratons`; did you mean `iterations`?
                style.toml:4: `size` must be an integer from 16 to 16384 or "native", not "big"
                """
        )
    }
}
