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

    /// The convolutions of VGG19, whose first two blocks have two and whose other three have four.
    private static var layerNames: [String] {
        zip(1..., [2, 2, 4, 4, 4]).flatMap { block, depth in (1...depth).map { "conv\(block)_\($0)" } }
    }
}
