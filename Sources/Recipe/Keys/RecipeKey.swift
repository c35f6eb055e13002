package import StrictTOML

/// A key of `style.toml`: its name, what its value may be, and the property of `Recipe` that it sets.
///
/// `style.toml`, JSON, single assignments and the documentation all go by `RecipeKey.all`.
package struct RecipeKey: Sendable {
    /// The key as it is written.
    package let name: String
    /// What its value may be, as it follows "must be".
    package let allowed: String
    /// Reads the key into a recipe; leaves the recipe alone where the key is absent or wrong.
    let read: @Sendable (TOMLSection, inout Recipe) -> Void
    private let write: @Sendable (Recipe) -> TOMLValue?

    init(
        _ name: String,
        allowed: String,
        read: @escaping @Sendable (TOMLSection, inout Recipe) -> Void,
        write: @escaping @Sendable (Recipe) -> TOMLValue?
    ) {
        self.name = name
        self.allowed = allowed
        self.read = read
        self.write = write
    }

    /// The value of the key in a recipe, or nil where it is not set.
    package func value(in recipe: Recipe) -> TOMLValue? {
        write(recipe)
    }

    /// A key with a single value.
    init<Value: RecipeValue>(
        _ name: String,
        _ property: any WritableKeyPath<Recipe, Value> & Sendable,
        _ rule: TOMLRule<Value>
    ) {
        self.init(
            name,
            allowed: rule.allowed,
            read: { section, recipe in
                if let value = section.value(name, rule) { recipe[keyPath: property] = value }
            },
            write: { $0[keyPath: property].tomlValue }
        )
    }

    /// A key with a single value that may stay unset.
    init<Value: RecipeValue>(
        _ name: String,
        optional property: any WritableKeyPath<Recipe, Value?> & Sendable,
        _ rule: TOMLRule<Value>
    ) {
        self.init(
            name,
            allowed: rule.allowed,
            read: { section, recipe in
                if let value = section.value(name, rule) { recipe[keyPath: property] = value }
            },
            write: { $0[keyPath: property]?.tomlValue }
        )
    }
}
