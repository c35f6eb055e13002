import Foundation
import Recipe
import StrictTOML
import Testing

@Suite("Documentation/keys has a page for every key, and says what the code does")
struct KeyPagesTests {
    private let documentation: URL
    private var folder: URL { documentation.appending(path: "keys") }

    init() {
        documentation = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Documentation")
    }

    @Test("there is a page for each key, and none for any other")
    func pages() throws {
        let names = try names(in: folder, ending: ".md").subtracting(["README.md"])
        #expect(names == Set(RecipeKey.all.map { "\($0.name).md" }))
    }

    @Test("a page says what its key must be, its default, and what other presets have", arguments: RecipeKey.all)
    func facts(key: RecipeKey) throws {
        let page = try page(key.name)
        #expect(page.hasPrefix("# `\(key.name)`\n\n"))
        let table = page.components(separatedBy: "\n\n").first { $0.hasPrefix("| must be |") }
        #expect(table == (try facts(of: key)).joined(separator: "\n"))
    }

    @Test("every picture that a page names is there, and none that no page names")
    func pictures() throws {
        let named = try RecipeKey.all.flatMap { key in
            try page(key.name).matches(of: /!\[[^\]]+\]\(pictures\/([^)]+)\)/).map { String($0.1) }
        }
        #expect(Set(named).count == named.count)
        #expect(try names(in: folder.appending(path: "pictures"), ending: "") == Set(named))
    }

    @Test("every page leads to pages that there are, and not to itself", arguments: RecipeKey.all)
    func links(key: RecipeKey) throws {
        let keys = Set(RecipeKey.all.map(\.name))
        let links = try page(key.name).matches(of: /\]\(([a-z0-9-]+)\.md\)/).map { String($0.1) }
        #expect(!links.isEmpty && keys.isSuperset(of: links) && !links.contains(key.name))
    }

    @Test("the index has all keys, in the order and under the headings of recipes.md")
    func index() throws {
        let recipes = try String(contentsOf: documentation.appending(path: "recipes.md"), encoding: .utf8)
        let headings = recipes.components(separatedBy: "\n### ").dropFirst().compactMap { section in
            let heading = section.prefix { $0 != "\n" }
            let keys = section.matches(of: /\n\| \[`([a-z0-9-]+)`\]\(keys\/([a-z0-9-]+)\.md\) \|/)
            #expect(keys.allSatisfy { $0.1 == $0.2 })
            return keys.isEmpty ? nil : "\(heading): \(keys.map(\.1).joined(separator: " "))"
        }
        let listed = try page("README").components(separatedBy: "\n## ").dropFirst().map { section in
            let keys = section.matches(of: #/\n\* \[`([a-z0-9-]+)`\]\(([a-z0-9-]+)\.md\): /#)
            #expect(keys.allSatisfy { $0.1 == $0.2 })
            return "\(section.prefix { $0 != "\n" }): \(keys.map(\.1).joined(separator: " "))"
        }
        #expect(listed == headings)
        let keys = listed.flatMap { $0.components(separatedBy: ": ")[1].components(separatedBy: " ") }
        #expect(keys == RecipeKey.all.map(\.name))
    }

    /// The table of a key, line by line, as the program has it.
    private func facts(of key: RecipeKey) throws -> [String] {
        let standard = key.value(in: try Recipe.preset("impasto"))?.text
        var lines = [
            "| must be | \(key.allowed) |", "|---|---|", "| default | \(standard.map { "`\($0)`" } ?? "none") |",
        ]
        guard key.name != "preset" else { return lines }
        var presets: [(value: String, names: [String])] = []
        for name in Recipe.presetNames {
            guard let value = key.value(in: try Recipe.preset(name))?.text, value != standard else { continue }
            if let index = presets.firstIndex(where: { $0.value == value }) {
                presets[index].names.append("`\(name)`")
            } else {
                presets.append((value, ["`\(name)`"]))
            }
        }
        lines += presets.map { "| \($0.names.joined(separator: ", ")) | `\($0.value)` |" }
        return lines
    }

    private func page(_ name: String) throws -> String {
        try String(contentsOf: folder.appending(path: "\(name).md"), encoding: .utf8)
    }

    private func names(in folder: URL, ending: String) throws -> Set<String> {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        return Set(names.filter { $0.hasSuffix(ending) && !$0.hasPrefix(".") })
    }
}
