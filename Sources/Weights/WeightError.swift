/// Why a weight file cannot be read or written.
public struct WeightError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The kind of failure, stable for programs.
    public enum Code: String, Sendable {
        /// The file is missing or may not be read.
        case unreadable
        /// The file ends too early.
        case truncated
        /// The file is of no kind that is known.
        case unknownFormat
        /// The file contradicts its own format, or claims what cannot be.
        case damaged
        /// The file asks for what a file of numbers never needs, such as running a program.
        case forbidden
        /// A tensor is stored in a type that cannot be read.
        case wrongType
        /// A value is infinite or not a number.
        case notFinite
        /// The file cannot be written.
        case unwritable
    }

    /// The kind of failure.
    public let code: Code
    /// The file.
    public let path: String
    /// What is wrong and what to do, with the file's name.
    public let description: String

    /// Whether values are numbers at all: what was read of a tensor goes through here, whatever the format.
    ///
    /// - Parameters:
    ///   - values: The values.
    ///   - name: The tensor's name.
    ///   - path: The file that they come from.
    /// - Returns: The values.
    /// - Throws: `WeightError` with the code `notFinite`.
    package static func requireFinite(
        _ values: [Float],
        of name: String,
        in path: String
    ) throws(WeightError) -> [Float] {
        guard values.allSatisfy(\.isFinite) else {
            throw WeightError(
                .notFinite,
                path,
                "holds a value in \(name) that is infinite or not a number; the file is damaged, get it again"
            )
        }
        return values
    }

    package init(_ code: Code, _ path: String, _ what: String) {
        self.code = code
        self.path = path
        description = "the network file \(path) \(WeightError.shown(what))"
    }

    /// What is said may quote the file, and a file may say anything: nothing that moves a terminal's cursor, and no novels.
    private static func shown(_ what: String) -> String {
        let scalars = what.unicodeScalars.prefix(longest).map { scalar -> Unicode.Scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator: "\u{FFFD}"
            default: scalar
            }
        }
        return String(String.UnicodeScalarView(scalars)) + (scalars.count < longest ? "" : "…")
    }

    /// Characters of a message.
    private static let longest = 1000
}
