import Contract
import FoundationEssentials
import Recipe

/// Puts the recipe together from everything that the command line says of it.
struct RecipeSource {
    private let options: RecipeOptions
    /// Keys that options of their own set, with their values as TOML has them.
    private var keys: [(String, String?)] = []
    private var styles: [String] = []
    /// Whether a picture is painted by it, and it not only looked at.
    private var isForPainting = false

    /// The recipe of a painting.
    init(_ command: RenderCommand) {
        self.init(command.recipe)
        keys = [
            ("size", command.size.map { Int($0) == nil ? quoted($0) : $0 }),
            ("iterations", command.iterations.map(String.init)),
            ("snapshot-every", command.snapshotEvery.map(String.init)),
            ("seed", command.seed.map(String.init)),
        ]
        styles = command.style
        isForPainting = true
    }

    /// A recipe that is looked at, with or without a style picture.
    init(_ options: RecipeOptions) {
        self.options = options
    }

    /// - Throws: `RecipeError` or `RenderFailure`.
    func recipe() throws -> Recipe {
        var recipe = try base()
        let assigned = [("network", options.network.map(quoted))] + keys
        try recipe.set(options.set + assigned.compactMap { key, value in value.map { "\(key)=\($0)" } })
        if !styles.isEmpty { recipe.styles = try styles.map(style) }
        return isForPainting ? try recipe.openingStyleFolders() : recipe
    }

    private func base() throws -> Recipe {
        guard let file = options.recipe else { return try Recipe.preset(options.preset ?? "impasto") }
        return try RecipeFile(file).recipe(isStyleRequired: isForPainting && styles.isEmpty)
    }

    /// `FILE` or `FILE=WEIGHT`; a file whose name looks like the latter is itself.
    private func style(_ text: String) throws -> Recipe.Style {
        guard let sign = text.lastIndex(of: "="), !FileManager.default.fileExists(atPath: text),
            let weight = Double(text[text.index(after: sign)...])
        else { return Recipe.Style(file: text) }
        guard weight > 0, weight.isFinite else {
            throw RenderFailure(.usage, "--style \(text): the weight must be greater than 0")
        }
        return Recipe.Style(file: String(text[..<sign]), weight: weight)
    }

    private func quoted(_ text: String) -> String {
        let escaped = text.flatMap { $0 == "\\" || $0 == "\"" ? "\\\($0)" : String($0) }
        return "\"\(String(escaped))\""
    }
}
