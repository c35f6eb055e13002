/// One thing that is wrong with a recipe.
public struct RecipeProblem: Sendable, Equatable, CustomStringConvertible {
    /// The file, or what else the recipe was read from; nil where that does not matter.
    public let file: String?
    /// The line, counted from 1; nil where there are no lines.
    public let line: Int?
    /// What is wrong, and what is allowed.
    public let message: String

    /// The problem in the way of compilers: `style.toml:12: …`.
    public var description: String {
        let place = [file, line.map(String.init)].compactMap(\.self).joined(separator: ":")
        return place.isEmpty ? message : "\(place): \(message)"
    }
}
