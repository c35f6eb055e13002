import Recipe

/// A recipe's file and everything that is wrong with it.
struct RecipeReport {
    let file: String
    let problems: [RecipeProblem]

    /// Checks a recipe.
    ///
    /// - Throws: `RenderFailure` when the file itself cannot be read.
    init(_ path: String) throws(RenderFailure) {
        let recipe = RecipeFile(path)
        file = recipe.path
        problems = Recipe.problems(
            in: try recipe.text(),
            file: recipe.path,
            isStyleRequired: recipe.isInboxRecipe,
            inspect: NamedFileCheck(folder: recipe.folder).trouble
        )
    }
}

extension RecipeReport: Encodable {
    private enum Key: String, CodingKey {
        case file, problems
    }

    private struct Problem: Encodable {
        let line: Int?
        let message: String
    }

    func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: Key.self)
        try object.encode(file, forKey: .file)
        try object.encode(problems.map { Problem(line: $0.line, message: $0.message) }, forKey: .problems)
    }
}
