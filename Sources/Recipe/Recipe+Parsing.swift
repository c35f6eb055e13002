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
        try Recipe(TOMLDocument(styleTOML: text, file: file), isStyleRequired: styleRequired)
    }

    /// The preset that a document names, overlaid by its other keys.
    ///
    /// - Throws: `RecipeError` with everything that is wrong.
    init(
        _ document: TOMLDocument,
        isStyleRequired: Bool = false,
        inspect: (NamedFile) -> String? = { _ in nil }
    ) throws(RecipeError) {
        self = Recipe.impasto
        if case .string(let name) = document.root.item("preset")?.value, let preset = Recipe.presets[name] {
            self = preset
        }
        if isStyleRequired, document.root.item("style") == nil {
            document.root.note("style", "`style` is missing; it names the picture to paint like: style = \"FILE\"")
        }
        readKeys(of: document)
        noteContradictions(in: document.root)
        Recipe.noteFiles(in: document.root, inspect)
        do {
            try document.finish()
        } catch {
            throw RecipeError(error)
        }
    }

    /// Takes over the keys that a document has; what is wrong with them is noted in it.
    mutating func readKeys(of document: TOMLDocument) {
        for key in RecipeKey.all { key.read(document.root, &self) }
    }
}

extension TOMLDocument {
    /// Parses a text.
    ///
    /// - Throws: `RecipeError` where it is no TOML.
    convenience init(styleTOML text: String, file: String) throws(RecipeError) {
        do {
            try self.init(text: text, file: file)
        } catch {
            throw RecipeError(error)
        }
    }
}
