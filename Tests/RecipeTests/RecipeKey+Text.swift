import Recipe
import StrictTOML

extension RecipeKey {
    /// The key's value in a recipe as `style.toml` would have it, or nil where it is not set.
    func text(in recipe: Recipe) -> String? {
        value(in: recipe).map(Self.text)
    }

    private static func text(_ value: TOMLValue) -> String {
        switch value {
        case .string(let string): "\"\(string)\""
        case .integer(let integer): "\(integer)"
        case .number(let number): Int(exactly: number).map { "\($0)" } ?? "\(number)"
        case .boolean(let boolean): "\(boolean)"
        case .array(let array): "[" + array.map(text).joined(separator: ", ") + "]"
        case .table(let table):
            "{ " + table.sorted { $0.key < $1.key }.map { "\($0.key) = \(text($0.value))" }.joined(separator: ", ")
                + " }"
        case .date: "a date"
        }
    }
}
