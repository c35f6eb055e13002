import Engine
import Recipe

extension NetworkFamily {
    /// The family that a recipe was written for.
    init(_ family: Recipe.NetworkFamily) {
        self =
            switch family {
            case .oxford: .oxford
            case .torchvision: .torchvision
            case .normalised: .normalised
            }
    }
}
