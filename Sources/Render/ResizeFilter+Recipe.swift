import Pictures
import Recipe

extension ResizeFilter {
    /// The filter that a recipe names.
    init(_ filter: Recipe.ResizeFilter) {
        self =
            switch filter {
            case .nearest: .nearest
            case .bilinear: .bilinear
            case .triangle: .triangle
            case .area: .area
            case .bicubic: .bicubic
            case .lanczos: .lanczos
            }
    }
}
