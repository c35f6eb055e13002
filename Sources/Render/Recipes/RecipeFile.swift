import Contract
import FoundationEssentials
import Recipe

/// A file with a recipe: a `style.toml`, or a recipe as JSON.
struct RecipeFile {
    let path: String

    /// Takes a file, or a folder for the `style.toml` in it.
    init(_ path: String) {
        self.path = FileKind(path) == .folder ? "\(path)/\(RecipeFile.styleName)" : path
    }

    private static let styleName = "style.toml"

    /// The folder that the recipe's paths are meant from.
    var folder: String {
        path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    }

    /// Whether it is the recipe of an inbox, which has to name a style.
    var isInboxRecipe: Bool {
        path == RecipeFile.styleName || path.hasSuffix("/\(RecipeFile.styleName)")
    }

    /// - Throws: `RenderFailure` when it cannot be read.
    func text() throws(RenderFailure) -> String {
        do {
            return try String(contentsOfFile: path, encoding: .utf8)
        } catch {
            throw RenderFailure(unreadable: error, "the recipe \(path) cannot be read; check its name and permissions")
        }
    }

    /// The recipe with its paths meant from where the program runs.
    ///
    /// - Throws: `RecipeError` or `RenderFailure`.
    func recipe(isStyleRequired: Bool) throws -> Recipe {
        let text = try text()
        let isJSON = text.first { !$0.isWhitespace } == "{"
        let recipe =
            try isJSON
            ? Recipe(json: text)
            : Recipe.parse(styleToml: text, file: path, styleRequired: isStyleRequired)
        return recipe.resolvingPaths(against: folder)
    }
}
