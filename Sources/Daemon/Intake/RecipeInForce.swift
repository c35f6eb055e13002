import Jobs
import Recipe
import SystemPackage

/// What the pictures of a folder are painted like at present.
struct RecipeInForce: Sendable {
    /// The recipe with all its paths absolute, the outbox among them.
    let recipe: FrozenRecipe

    /// The outbox that the recipe names, or that was chosen for it.
    let outbox: FilePath

    /// The paths of all pictures that the recipe names: styles, or folders of them, their regions and masks, the start.
    let pictures: [FilePath]

    /// Takes a recipe with all its paths absolute.
    init(_ recipe: Recipe, outbox: FilePath) {
        self.recipe = FrozenRecipe(recipe)
        self.outbox = outbox
        pictures = recipe.pictures.map { FilePath($0).lexicallyNormalized() }
    }

    /// What is missing of the pictures, in words; nil where nothing is.
    var missing: String? {
        for picture in pictures {
            switch (try? picture.stat())?.type {
            case .regular: continue
            case .directory where picture.hasStylePictures: continue
            case .directory: return "the style folder \(picture.shown) has no PNG or JPEG file"
            default: return "the picture \(picture.shown) is not there"
            }
        }
        return nil
    }
}

extension FilePath {
    /// Whether the folder has a file that counts as a style picture.
    fileprivate var hasStylePictures: Bool {
        let names = ((try? names()) ?? []).map { String(decoding: $0, as: UTF8.self) }
        return !Recipe.stylePictures(among: names).isEmpty
    }
}
