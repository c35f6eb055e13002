import Contract
import Recipe

extension Recipe {
    /// The recipe with the pictures of its style folders in the folders' place.
    ///
    /// The pictures of a folder share its weight, and have all else of it.
    ///
    /// - Throws: `RenderFailure` when a folder cannot be read or has no picture.
    func openingStyleFolders() throws(RenderFailure) -> Recipe {
        var recipe = self
        recipe.styles = []
        for style in styles {
            guard FileKind(style.file) == .folder else {
                recipe.styles.append(style)
                continue
            }
            let files = try StyleFolder(path: style.file).pictures()
            for file in files {
                var picture = style
                picture.file = file
                picture.weight = style.weight / Double(files.count)
                recipe.styles.append(picture)
            }
        }
        return recipe
    }
}
