import FoundationEssentials
import StrictTOML

extension Recipe: Codable {
    /// Reads a recipe from any coder, with the keys and the rules of `style.toml`.
    ///
    /// - Parameter decoder: The decoder.
    /// - Throws: `RecipeError` where a key is unknown or a value wrong.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.singleValueContainer().decode([String: JSONValue].self)
        self = try Recipe(TOMLDocument(values: values.mapValues(\.value), file: "recipe"))
    }

    /// Writes every key that is set.
    ///
    /// - Parameter encoder: The encoder.
    /// - Throws: What the encoder throws.
    public func encode(to encoder: any Encoder) throws {
        let values = RecipeKey.all.map { ($0.name, $0.value(in: self).map(JSONValue.init)) }
        var container = encoder.singleValueContainer()
        try container.encode(Dictionary(uniqueKeysWithValues: values).compactMapValues { $0 })
    }

    /// Reads a recipe from JSON, with the keys and the rules of `style.toml`.
    ///
    /// A key that is absent has the value of the preset.
    ///
    /// - Parameter json: A JSON object.
    /// - Throws: `RecipeError` where the text is no JSON object, a key is unknown or a value wrong.
    public init(json: String) throws(RecipeError) {
        try self.init(TOMLDocument(json: json, file: "recipe"))
    }

    /// The recipe as one line of JSON with sorted keys: equal recipes give equal text, and `init(json:)` reads it back.
    public func json() -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // With this nothing in a recipe can fail to encode; a number that is none is then refused in reading.
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "infinity",
            negativeInfinity: "-infinity",
            nan: "nan"
        )
        guard let data = try? encoder.encode(self) else { return "{}" }
        return String(decoding: data, as: UTF8.self)
    }
}

extension TOMLDocument {
    /// Takes the values of a JSON object.
    ///
    /// - Throws: `RecipeError` where the text is none.
    convenience init(json: String, file: String) throws(RecipeError) {
        do {
            let values = try JSONDecoder().decode([String: JSONValue].self, from: Data(json.utf8))
            self.init(values: values.mapValues(\.value), file: file)
        } catch {
            throw RecipeError(.syntax, "not a JSON object: \(error)", file: file)
        }
    }
}
