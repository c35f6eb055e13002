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
    /// Everything that is wrong, in the order of lines; at least one problem.
    public let problems: [RecipeProblem]

    /// What is wrong, where, and what is allowed; one problem a line.
    public var message: String { problems.map(\.description).joined(separator: "\n") }

    /// The message.
    public var description: String { message }

    init(_ code: Code, _ message: String, file: String? = nil) {
        self.code = code
        problems = [RecipeProblem(file: file, line: nil, message: message)]
    }

    init(_ error: TOMLError) {
        code = error.code == .syntax ? .syntax : .invalid
        problems = error.problems.map { RecipeProblem(file: error.file, line: $0.line, message: $0.message) }
    }
}
