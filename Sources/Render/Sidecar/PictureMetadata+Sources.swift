import Contract
import Pictures
import Recipe

extension PictureMetadata {
    /// States what a painting was made of, so that the picture alone tells it.
    ///
    /// There is nothing of time, place or people in it: the same job gives the same bytes, in any folder. A file is
    /// called by what it contains.
    ///
    /// - Parameters:
    ///   - recipe: The recipe.
    ///   - sources: The files.
    mutating func state(_ recipe: Recipe, _ sources: Sources) {
        var recipe = recipe
        var pictures = sources.pictures.makeIterator()
        recipe.changePictures { path in pictures.next()?.identifier ?? path }
        recipe.network = sources.network.identifier
        recipe.outbox = nil
        facts = [
            PictureFact(name: PictureFact.software, text: "Impasto \(Release.version)"),
            PictureFact(name: "Impasto Recipe", text: recipe.json()),
            PictureFact(name: "Impasto Content", text: sources.content.identifier),
        ]
    }
}

extension SourceFile {
    /// The file by its content.
    fileprivate var identifier: String { "sha256:\(sha256)" }
}
