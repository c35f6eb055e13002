import Pictures
import Recipe

extension PictureEncoding {
    /// The encoding that the output's name asks for, else the recipe.
    init(_ recipe: Recipe, path: String) {
        let name = path.lowercased()
        let isJPEG =
            name.hasSuffix(".jpg") || name.hasSuffix(".jpeg") || (!name.hasSuffix(".png") && recipe.format == .jpeg)
        self = isJPEG ? .jpeg(quality: recipe.jpegQuality) : .png(bitDepth: 8)
    }

    var fileExtension: String {
        switch self {
        case .png: PictureFormat.png.fileExtension
        case .jpeg: PictureFormat.jpeg.fileExtension
        }
    }
}
