import StrictTOML

extension Recipe {
    /// Reads a `style.toml`: its preset, overlaid by its other keys.
    ///
    /// - Parameters:
    ///   - text: The text of the file.
    ///   - file: The file's name, for errors.
    ///   - styleRequired: Whether a recipe that names no style picture is an error.
    /// - Returns: The recipe; its paths are as the file has them.
    /// - Throws: `RecipeError` with everything that is wrong with the file, each problem with its line.
    public static func parse(
        styleToml text: String,
        file: String,
        styleRequired: Bool = true
    ) throws(RecipeError) -> Recipe {
        do {
            return try overlay(TOMLDocument(text: text, file: file), styleRequired: styleRequired)
        } catch {
            throw RecipeError(error)
        }
    }

    /// Sets one key, as in `iterations=300` or `content-layers={conv4_2=1}`; a value that is not TOML is a string.
    ///
    /// - Parameter assignment: The key, an equals sign, and the value as `style.toml` would have it.
    /// - Throws: `RecipeError` where the key is unknown or its value wrong; the recipe then stays as it was.
    public mutating func set(_ assignment: String) throws(RecipeError) {
        guard let sign = assignment.firstIndex(of: "="), !assignment.contains(where: \.isNewline) else {
            throw RecipeError(.invalid, "\(assignment): an assignment is written key=value, on one line")
        }
        let key = assignment[..<sign].trimmed
        guard key != "preset" else {
            throw RecipeError(
                .invalid,
                "\(assignment): `preset` comes before all other keys and cannot be set after them"
            )
        }
        let document = TOMLDocument(
            values: [key: Self.value(assignment[assignment.index(after: sign)...].trimmed)],
            file: assignment
        )
        var changed = self
        do {
            try changed.read(document)
        } catch {
            throw RecipeError(error)
        }
        self = changed
    }

    /// The preset that a document names, overlaid by its other keys.
    static func overlay(_ document: TOMLDocument, styleRequired: Bool) throws(TOMLError) -> Recipe {
        var recipe = Recipe.impasto
        if case .string(let name) = document.root.item("preset")?.value, let preset = presets[name] {
            recipe = preset
        }
        if styleRequired, document.root.item("style") == nil {
            document.root.note("style", "`style` is missing; it names the picture to paint like: style = \"FILE\"")
        }
        try recipe.read(document)
        return recipe
    }

    private mutating func read(_ document: TOMLDocument) throws(TOMLError) {
        for key in RecipeKey.all { key.read(document.root, &self) }
        if !comparesAnything {
            let message = "no layer of `content-layers` or `style-layers` has a weight above 0: nothing to paint by"
            document.root.note("style-layers", message)
        }
        try document.finish()
    }

    private var comparesAnything: Bool {
        contentWeight > 0 && contentLayers.values.contains { $0 > 0 }
            || styleWeight > 0 && styleLayers.values.contains { $0 > 0 }
    }

    private static func value(_ text: String) -> TOMLValue {
        guard let document = try? TOMLDocument(text: "value = \(text)", file: ""),
            let item = document.root.item("value")
        else { return .string(text) }
        return item.value
    }
}

extension Substring {
    fileprivate var trimmed: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
