import Jobs
import Recipe
import SystemPackage

/// What the pictures of a folder are painted like at present.
struct RecipeInForce: Sendable {
    /// The recipe with all its paths absolute, the outbox among them.
    let recipe: FrozenRecipe

    /// The outbox that the recipe names, or that was chosen for it.
    let outbox: FilePath

    /// What the recipe names.
    let files: [Recipe.NamedFile]

    /// The paths of all pictures that the recipe names: styles, or folders of them, their regions and masks, the start.
    let pictures: [FilePath]

    /// What is told of it on the bus.
    let facts: RecipeFacts

    /// Takes a recipe with all its paths absolute.
    init(_ recipe: Recipe, outbox: FilePath) {
        self.recipe = FrozenRecipe(recipe)
        self.outbox = outbox
        facts = RecipeFacts(self.recipe, recipe)
        files = recipe.namedFiles
        pictures = recipe.pictures.map { FilePath($0).lexicallyNormalized() }
    }

    /// What is missing of the pictures, in words; nil where nothing is.
    var missing: String? {
        for picture in pictures {
            if let trouble = picture.troubleAsPicture(orFolder: true) { return trouble }
        }
        return nil
    }
}

extension FilePath {
    /// Why nothing is to be had there that a recipe could use as a picture, or as a folder of them; nil where there is.
    func troubleAsPicture(orFolder mayBeFolder: Bool) -> String? {
        switch (try? stat())?.type {
        case .regular: nil
        case .directory where mayBeFolder:
            !stylePictures.isEmpty ? nil : "the style folder \(shown) has no PNG or JPEG file"
        default: "the picture \(shown) is not there"
        }
    }

    /// The files of the folder that count as style pictures.
    var stylePictures: [FilePath] {
        let names = ((try? names()) ?? []).map { String(decoding: $0, as: UTF8.self) }
        return Recipe.stylePictures(among: names).map { appending($0) }
    }
}
