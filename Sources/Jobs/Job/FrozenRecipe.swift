public import Recipe

/// A recipe as it was when its job was queued, kept as the text that the worker reads.
///
/// A later change of `style.toml`, or of how this program reads recipes, does not reach it.
public struct FrozenRecipe: Sendable, Hashable {
    /// The recipe as one line of JSON.
    public let json: String

    /// Freezes a recipe.
    public init(_ recipe: Recipe) {
        json = recipe.json()
    }

    /// Takes a recipe that was frozen before.
    package init(json: String) {
        self.json = json
    }

    /// The recipe as a value.
    ///
    /// - Throws: `RecipeError` when this version of the program does not understand the text any more.
    public func recipe() throws(RecipeError) -> Recipe {
        try Recipe(json: json)
    }
}
