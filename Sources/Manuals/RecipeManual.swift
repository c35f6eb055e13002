import Contract

/// The manual page of style.toml, made from the tables of keys in Documentation/recipes.md.
struct RecipeManual {
    private let recipes: String
    private let text: ManualText

    /// Takes the documentation and what is written by hand.
    init(_ recipes: String, _ text: ManualText) {
        self.recipes = recipes
        self.text = text
    }

    /// The page.
    var page: String {
        var page = Roff(title: "style.toml", section: 5, source: "impasto \(Release.version)")
        page.section("NAME")
        page.line("style.toml - how Impasto paints the pictures of a folder")
        text.write(to: &page) { _, page in addKeys(to: &page) }
        return page.text
    }

    private func addKeys(to page: inout Roff) {
        var heading: Substring?
        for line in recipes.split(separator: "\n") {
            if line.hasPrefix("#") {
                heading = line.hasPrefix("### ") ? line.dropFirst(4) : nil
            } else if line.hasPrefix("| [`") {
                if let title = heading { page.subsection(Self.plain(title)) }
                heading = nil
                add(line, to: &page)
            }
        }
    }

    /// A row of a table: the key, what it must be, its default, what it means.
    private func add(_ row: Substring, to page: inout Roff) {
        let cells = row.split(separator: " | ").map { Self.plain($0.drop { $0 == "|" || $0 == " " }) }
        guard cells.count == 4 else { return }
        let meaning = cells[3].hasSuffix(" |") ? String(cells[3].dropLast(2)) : cells[3]
        page.entry(cells[0], meaning)
        page.continuation("It must be \(cells[1]). Default: \(cells[2]).")
    }

    /// Markdown without its marks: links and code become their texts.
    private static func plain(_ text: Substring) -> String {
        text.replacing(#/\[([^\]]*)\]\([^)]*\)/#) { $0.output.1 }
            .filter { $0 != "`" && $0 != "*" }
    }
}
