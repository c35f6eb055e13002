import StrictTOML

extension Recipe {
    /// Sets keys one after another, as in `iterations=300` or `content-layers={conv4_2=1}`.
    ///
    /// A value that is not TOML is a string. Whether keys go together is looked at when all are set.
    ///
    /// - Parameter assignments: Each a key, an equals sign, and the value as `style.toml` would have it.
    /// - Throws: `RecipeError` where a key is unknown or its value wrong; the recipe then stays as it was.
    public mutating func set(_ assignments: String...) throws(RecipeError) {
        try set(assignments)
    }

    /// Sets keys one after another.
    ///
    /// - Parameter assignments: Each a key, an equals sign, and the value as `style.toml` would have it.
    /// - Throws: `RecipeError` where a key is unknown or its value wrong; the recipe then stays as it was.
    public mutating func set(_ assignments: [String]) throws(RecipeError) {
        var changed = self
        for (position, assignment) in zip(1..., assignments) {
            let document = try Self.document(of: assignment)
            changed.readKeys(of: document)
            if position == assignments.count { changed.noteContradictions(in: document.root) }
            do {
                try document.finish()
            } catch {
                throw RecipeError(error)
            }
        }
        self = changed
    }

    private static func document(of assignment: String) throws(RecipeError) -> TOMLDocument {
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
        return TOMLDocument(
            values: [key: value(assignment[assignment.index(after: sign)...].trimmed)],
            file: assignment
        )
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
