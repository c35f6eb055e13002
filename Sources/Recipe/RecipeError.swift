import StrictTOML

/// Why a recipe cannot be used.
public struct RecipeError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What kind of trouble a recipe is in.
    public enum Code: Sendable {
        /// The text is not TOML, or not JSON.
        case syntax
        /// A key is unknown, a value is of the wrong type or out of range, or something is missing.
        case invalid
        /// There is no preset of that name.
        case unknownPreset
    }

    /// What kind of trouble the recipe is in.
    public let code: Code
    /// What is wrong, where, and what is allowed; one problem a line.
    public let message: String

    /// The message.
    public var description: String { message }

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    init(_ error: TOMLError) {
        self.init(error.code == .syntax ? .syntax : .invalid, error.description)
    }
}
