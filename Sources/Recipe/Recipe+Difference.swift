import StrictTOML

extension Recipe {
    /// A key for which two recipes have different values.
    public struct Difference: Sendable, Equatable {
        /// The key.
        public let key: String
        let firstValue: TOMLValue?
        let secondValue: TOMLValue?

        /// Its value in the first recipe, as `style.toml` would have it; nil where it is not set.
        public var first: String? { firstValue?.text }
        /// Its value in the second recipe; nil where it is not set.
        public var second: String? { secondValue?.text }
    }

    /// In what another recipe differs from this one, in the order of the documentation.
    ///
    /// The key `preset` is left out: it only says what the others started from.
    ///
    /// - Parameter other: The second recipe.
    /// - Returns: The keys with different values; none where both paint alike.
    public func differences(to other: Recipe) -> [Difference] {
        RecipeKey.all.filter { $0.name != "preset" }
            .map { Difference(key: $0.name, firstValue: $0.value(in: self), secondValue: $0.value(in: other)) }
            .filter { $0.firstValue != $0.secondValue }
    }
}

extension Recipe.Difference: CustomStringConvertible {
    /// The key and both values, on one line.
    public var description: String {
        "\(key): \(first ?? "not set") → \(second ?? "not set")"
    }
}

extension Recipe.Difference: Encodable {
    private enum Key: String, CodingKey {
        case key, first, second
    }

    /// Writes the key, and both values as JSON has them; null where one is not set.
    ///
    /// - Parameter encoder: The encoder.
    /// - Throws: What the encoder throws.
    public func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: Key.self)
        try object.encode(key, forKey: .key)
        try object.encode(firstValue.map(JSONValue.init), forKey: .first)
        try object.encode(secondValue.map(JSONValue.init), forKey: .second)
    }
}
