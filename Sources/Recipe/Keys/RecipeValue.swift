import StrictTOML

/// A property of a recipe that can be written as a TOML value.
protocol RecipeValue: SendableMetatype {
    var tomlValue: TOMLValue { get }
}

extension String: RecipeValue {
    var tomlValue: TOMLValue { .string(self) }
}

extension Int: RecipeValue {
    var tomlValue: TOMLValue { .integer(self) }
}

extension Double: RecipeValue {
    var tomlValue: TOMLValue { .number(self) }
}

extension Bool: RecipeValue {
    var tomlValue: TOMLValue { .boolean(self) }
}

extension RecipeValue where Self: RawRepresentable<String> {
    var tomlValue: TOMLValue { .string(rawValue) }
}

extension Recipe.MeasuredSide: RecipeValue {}
extension Recipe.StyleFit: RecipeValue {}
extension Recipe.ResizeFilter: RecipeValue {}
extension Recipe.NetworkFamily: RecipeValue {}
extension Recipe.Features: RecipeValue {}
extension Recipe.Pooling: RecipeValue {}
extension Recipe.ContentReduction: RecipeValue {}
extension Recipe.StyleNormalisation: RecipeValue {}
extension Recipe.Optimiser: RecipeValue {}
extension Recipe.EpsilonForm: RecipeValue {}
extension Recipe.LineSearch: RecipeValue {}
extension Recipe.Initialisation: RecipeValue {}
extension Recipe.Format: RecipeValue {}

extension Recipe.Size: RecipeValue {
    var tomlValue: TOMLValue {
        switch self {
        case .native: .string("native")
        case .pixels(let pixels): .integer(pixels)
        }
    }
}

extension TOMLRule<Recipe.Size> {
    /// A number of pixels, or "native".
    static var size: TOMLRule {
        let pixels = TOMLRule<Int>.integer(in: Recipe.Size.range)
        return TOMLRule(allowed: "\(pixels.allowed) or \"native\"") { value in
            value == .string("native") ? .native : pixels.read(value).map(Recipe.Size.pixels)
        }
    }
}
