/// Everything that is wrong with one TOML file.
///
/// All problems that can be found in one reading are reported together, in the order of their lines.
public struct TOMLError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What kind of trouble the file is in.
    public enum Code: Sendable {
        /// The text is not TOML; nothing of it could be read.
        case syntax
        /// The text is TOML, but some keys or values are not what the reader expects.
        case content
    }

    /// One thing that is wrong, and where.
    public struct Problem: Sendable, Equatable {
        /// The line, counted from 1; nil where the values do not come from a text with lines.
        public let line: Int?
        /// What is wrong and what is allowed.
        public let message: String
    }

    /// What kind of trouble the file is in.
    public let code: Code
    /// The name of the file, as it was given.
    public let file: String
    /// The problems, at least one.
    public let problems: [Problem]

    /// The problems in the way of compilers, one a line: `style.toml:12: …`.
    public var description: String {
        problems.map { problem in
            let place = problem.line.map { "\(file):\($0)" } ?? file
            return "\(place): \(problem.message)"
        }.joined(separator: "\n")
    }
}
