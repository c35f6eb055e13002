import Pictures
import Recipe

extension PictureEncoding {
    /// The encoding that a recipe asks for.
    init(_ recipe: Recipe) {
        self =
            switch recipe.format {
            case .png: .png(bitDepth: recipe.bitDepth)
            case .jpeg: .jpeg(quality: recipe.jpegQuality)
            }
    }
}

extension Recipe.Format {
    /// The format that a file's name asks for; nil where it ends in something else.
    init?(name: String) {
        let name = name.lowercased()
        guard let ending = ["png", "jpg", "jpeg"].first(where: { name.hasSuffix(".\($0)") }) else { return nil }
        self = ending == "png" ? .png : .jpeg
    }

    /// What the names of such files end in, without the point.
    var fileExtension: String {
        switch self {
        case .png: PictureFormat.png.fileExtension
        case .jpeg: PictureFormat.jpeg.fileExtension
        }
    }
}
