import StrictTOML

extension RecipeKey {
    /// A key with a table of layers and their weights.
    static func layers(
        _ name: String,
        _ property: any WritableKeyPath<Recipe, [String: Double]> & Sendable,
        weight: TOMLRule<Double>
    ) -> RecipeKey {
        RecipeKey(
            name,
            allowed: "a table of layers, conv1_1 to conv5_4, each with a weight: \(weight.allowed)",
            read: { section, recipe in
                guard let layers = section.table(name, of: weight, named: layerNames) else { return }
                recipe[keyPath: property] = layers
            },
            write: { .table($0[keyPath: property].mapValues(\.tomlValue)) }
        )
    }

    /// The key with the style pictures: one file, or a list of files or of tables of file and weight.
    static func styles(_ name: String, weight: TOMLRule<Double>) -> RecipeKey {
        RecipeKey(
            name,
            allowed: "a file, a list of files, or a list of tables { file = …, weight = … }, weight \(weight.allowed)",
            read: { section, recipe in
                guard let item = section.item(name) else { return }
                recipe.styles = item.elements.compactMap { style($0, weight: weight) }
                if item.elements.isEmpty { item.note("`\(name)` must name at least one file") }
            },
            write: { recipe in
                guard !recipe.styles.isEmpty else { return nil }
                return .array(
                    recipe.styles.map { .table(["file": $0.file.tomlValue, "weight": $0.weight.tomlValue]) }
                )
            }
        )
    }

    /// The convolutions of VGG19, whose first two blocks have two and whose other three have four.
    private static var layerNames: [String] {
        zip(1..., [2, 2, 4, 4, 4]).flatMap { block, depth in (1...depth).map { "conv\(block)_\($0)" } }
    }

    private static func style(_ item: TOMLItem, weight: TOMLRule<Double>) -> Recipe.Style? {
        guard case .table = item.value else {
            return item.read(.string).map { Recipe.Style(file: $0) }
        }
        guard let section = item.section() else { return nil }
        if section.item("file") == nil { section.note("file", "a style needs a `file`") }
        let share = section.value("weight", weight) ?? 1
        return section.value("file", .string).map { Recipe.Style(file: $0, weight: share) }
    }
}
