import Contract
import FoundationEssentials
import Pictures
import Recipe

/// Puts the recipe together from everything that the command line says of it.
struct RecipeSource {
    let command: RenderCommand

    /// - Throws: `RecipeError` or `RenderFailure`.
    func recipe() throws -> Recipe {
        var recipe = try base()
        for assignment in command.set { try recipe.set(assignment) }
        let options = [
            ("network", command.network.map(quoted)),
            ("size", command.size.map { Int($0) == nil ? quoted($0) : $0 }),
            ("iterations", command.iterations.map(String.init)),
            ("snapshot-every", command.snapshotEvery.map(String.init)),
            ("seed", command.seed.map(String.init)),
        ]
        for case (let key, let value?) in options { try recipe.set("\(key)=\(value)") }
        if !command.style.isEmpty { recipe.styles = try command.style.map(style) }
        return recipe
    }

    private func base() throws -> Recipe {
        guard let file = command.recipe else {
            let name = command.preset ?? "impasto"
            return try Recipe.preset(name)
        }
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
            : Recipe.parse(styleToml: text, file: file, styleRequired: command.style.isEmpty)
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
