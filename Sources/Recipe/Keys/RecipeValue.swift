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
extension Recipe.Count: RecipeValue {}
extension Recipe.LineSearch: RecipeValue {}
extension Recipe.Initialisation: RecipeValue {}
extension Recipe.Format: RecipeValue {}
extension Recipe.Border: RecipeValue {}
extension Recipe.StyleLoss: RecipeValue {}
extension Recipe.VariationForm: RecipeValue {}
extension Recipe.Colours: RecipeValue {}
extension Recipe.ColourMatch: RecipeValue {}
extension Recipe.Animation: RecipeValue {}
