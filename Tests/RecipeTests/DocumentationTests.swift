import Foundation
import Recipe
import StrictTOML
import Testing

@Suite("Documentation/recipes.md says what the code does")
struct DocumentationTests {
    private let page: String
    private let tables: [[String: [String]]]

    /// Reads the page's tables: the cells of each row by the row's first cell.
    init() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
        page = try String(contentsOf: root.appending(path: "Documentation/recipes.md"), encoding: .utf8)
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
            tables.first { $0["key"]?.first == "must be" && $0[link(to: key)] != nil },
            "\(key.name)"
        )
        let cells = try #require(table[link(to: key)])
        try #require(cells.count == 3)
        #expect(cells[0] == key.allowed)
        #expect(cells[1] == key.value(in: try Recipe.preset("impasto")).map { "`\($0.text)`" } ?? "none")
        #expect(!cells[2].isEmpty)
    }

    @Test("the page knows no key that does not exist")
    func noOtherKeys() {
        let described = tables.filter { $0["key"]?.first == "must be" }.flatMap(\.keys).filter { $0.contains("`") }
        #expect(Set(described) == Set(RecipeKey.all.map(link)))
    }

    @Test("every preset stands in the table with what it is")
    func summaries() throws {
        let table = try #require(tables.first { $0["preset"] != nil })
        let described = table.filter { $0.key.hasPrefix("`") }.mapValues { $0.first }
        #expect(described == Dictionary(uniqueKeysWithValues: Recipe.presetList.map { ("`\($0.name)`", $0.summary) }))
    }

    @Test(
        "the page shows in what every preset differs from another one",
        arguments: Recipe.presetNames.filter { $0 != "impasto" }
    )
    func presets(name: String) throws {
        let section = try #require(page.components(separatedBy: "\n### \(name)\n").dropFirst().first)
        let block = try #require(section.components(separatedBy: "```").dropFirst().first)
        let lines = block.split(separator: "\n").dropFirst()
        let base = try Recipe.parse(styleToml: String(lines[lines.startIndex]), file: name, styleRequired: false)
        let differences = base.differences(to: try Recipe.preset(name))
        #expect(lines.dropFirst().map(String.init) == differences.map { "\($0.key) = \($0.second ?? "")" })
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
        let styles = try #require(page.components(separatedBy: "```toml\n").first { $0.hasPrefix("[[style]]") })
        let skies = try Recipe.parse(styleToml: styles.components(separatedBy: "```")[0], file: "style.toml").styles
        #expect(skies.map(\.weight) == [2, 1] && skies.map(\.scale) == [1, 0.5])
        #expect(skies[0].region?.colour == .init(red: 0, green: 0, blue: 255) && skies[1].mask?.colour == nil)
        let bad = "style = \"a.png\"\n\niteratons = 300\nsize = \"big\"\n"
        let error = #expect(throws: RecipeError.self) { try Recipe.parse(styleToml: bad, file: "style.toml") }
        #expect(
            error?.description == """
                style.toml:3: unknown key `iteratons`; did you mean `iterations`?
                style.toml:4: `size` must be an integer from 16 to 16384 or "native", not "big"
                """
        )
    }

    /// A key as the tables have it, with a link to its page.
    private func link(to key: RecipeKey) -> String {
        "[`\(key.name)`](keys/\(key.name).md)"
    }
}
