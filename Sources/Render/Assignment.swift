import Contract
import Recipe

/// What a command line asks to be painted: a picture by a recipe, or a painting once more.
struct Assignment {
    /// The path of the content picture.
    let content: String
    /// Where the painting goes.
    let output: String
    /// The recipe; its format is that which the output's name asks for.
    var recipe: Recipe
    let threads: Int
    /// The painting that is repeated; nil for a new one.
    let repetition: Repetition?

    /// - Throws: `RecipeError` or `RenderFailure`.
    init(_ command: RenderCommand) throws {
        repetition = try command.repeatedSidecar.map(Repetition.init)
        var recipe: Recipe
        if let repetition {
            content = try command.content ?? repetition.content()
            recipe = try repetition.recipe(styles: command.style, network: command.recipe.network)
            output = command.output ?? repetition.output(recipe.format)
            threads = command.threads ?? repetition.sidecar.threads
        } else {
            // The command line has been checked: it names a picture, and without an output nothing is painted.
            content = command.content ?? ""
            recipe = try RecipeSource(command).recipe()
            output = command.output ?? ""
            threads = command.threads ?? Processors.count
        }
        recipe.format = Recipe.Format(name: output) ?? recipe.format
        self.recipe = recipe
    }
}
