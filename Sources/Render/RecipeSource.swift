import Contract
import FoundationEssentials
import Pictures
import Recipe

/// Puts the recipe together from everything that the command line says of it.
struct RecipeSource {
    private let options: RecipeOptions
    /// Keys that options of their own set, with their values as TOML has them.
    private var keys: [(String, String?)] = []
    private var styles: [String] = []
    /// Whether somebody has to name a style picture.
    private var isStyleRequired = false

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
        isStyleRequired = command.style.isEmpty
    }

    /// A recipe that is looked at, with or without a style picture.
    init(_ options: RecipeOptions) {
        self.options = options
    }

    /// - Throws: `RecipeError` or `RenderFailure`.
    func recipe() throws -> Recipe {
        var recipe = try base()
        for assignment in options.set { try recipe.set(assignment) }
        for case (let key, let value?) in [("network", options.network.map(quoted))] + keys {
            try recipe.set("\(key)=\(value)")
        }
        if !styles.isEmpty { recipe.styles = try styles.map(style) }
        return recipe
    }

    private func base() throws -> Recipe {
        guard let file = options.recipe else { return try Recipe.preset(options.preset ?? "impasto") }
        let text: String
        do {
            text = try String(contentsOfFile: file, encoding: .utf8)
        } catch {
            throw RenderFailure(.fileMissing, "the recipe \(file) cannot be read; check its name and permissions")
        }
        let isJSON = text.first { !$0.isWhitespace } == "{"
        let recipe =
            try isJSON
            ? Recipe(json: text)
            : Recipe.parse(styleToml: text, file: file, styleRequired: isStyleRequired)
        let folder = file.lastIndex(of: "/").map { String(file[..<$0]) } ?? "."
        return recipe.resolvingPaths(against: folder)
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
