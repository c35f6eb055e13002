import StrictTOML

extension RecipeKey {
    /// The key with the style pictures: one file, or a list of files or of tables.
    static func styles(_ name: String, weight: TOMLRule<Double>) -> RecipeKey {
        RecipeKey(
            name,
            allowed: """
                a file or folder, a list of them, or a list of tables { file = …, weight = …, scale = …, region = …, mask = … }, \
                weight \(weight.allowed), scale \(scale.allowed)
                """,
            read: { section, recipe in
                guard let item = section.item(name) else { return }
                recipe.styles = item.elements.compactMap { style($0, weight: weight) }
                if item.elements.isEmpty { item.note("`\(name)` must name at least one file") }
            },
            write: { recipe in
                recipe.styles.isEmpty ? nil : .array(recipe.styles.map { .table(values(of: $0)) })
            }
        )
    }

    private static func style(_ item: TOMLItem, weight: TOMLRule<Double>) -> Recipe.Style? {
        guard case .table = item.value else {
            return item.read(.string).map { Recipe.Style(file: $0) }
        }
        guard let section = item.section() else { return nil }
        if section.item("file") == nil { section.note("file", "a style needs a `file`") }
        var style = Recipe.Style(file: section.value("file", .string) ?? "")
        style.weight = section.value("weight", weight) ?? style.weight
        style.scale = section.value("scale", scale) ?? style.scale
        style.region = section.value("region", .string).map { Recipe.Area($0) }
        style.mask = section.value("mask", .string).map { Recipe.Area($0) }
        return style
    }

    private static func values(of style: Recipe.Style) -> [String: TOMLValue] {
        var values = [
            "file": style.file.tomlValue,
            "weight": style.weight.tomlValue,
            "scale": style.scale.tomlValue,
        ]
        values["region"] = style.region?.text.tomlValue
        values["mask"] = style.mask?.text.tomlValue
        return values
    }
}
