import StrictTOML

extension Recipe {
    /// Every key with its value, as a `style.toml` that reads back as this recipe; keys without a value are comments.
    public var styleTOML: String {
        RecipeKey.all.map { key in
            key.value(in: self).map { "\(key.name) = \($0.text)\n" } ?? "# \(key.name) is not set\n"
        }.joined()
    }
}
