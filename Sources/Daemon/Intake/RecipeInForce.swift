import Jobs
import Recipe
import SystemPackage

/// What the pictures of a folder are painted like at present.
struct RecipeInForce: Sendable {
    /// The recipe with all its paths absolute, the outbox among them.
    let recipe: FrozenRecipe

    /// The outbox that the recipe names, or that was chosen for it.
    let outbox: FilePath

    /// The paths of the style pictures.
    let styles: [FilePath]

    /// The first style picture that is not there, or nil.
    var missingStyle: FilePath? {
        styles.first { (try? $0.stat())?.type != .regular }
    }
}
