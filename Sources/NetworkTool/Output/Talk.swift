import Glibc
import SystemPackage

/// What is said to people, on standard error.
enum Talk {
    /// Says something on a line of its own.
    static func say(_ message: String) {
        // When nobody can be told, there is nobody to tell that either.
        _ = try? FileDescriptor.standardError.writeAll((message.printable + "\n").utf8)
    }
}

extension String {
    /// The text without what moves a terminal's cursor: files, which anybody may have made, are quoted.
    var printable: String {
        let scalars = unicodeScalars.map { scalar -> Unicode.Scalar in
            switch scalar.properties.generalCategory {
            case .control where scalar != "\n", .format, .lineSeparator, .paragraphSeparator: "\u{FFFD}"
            default: scalar
            }
        }
        return String(String.UnicodeScalarView(scalars))
    }
}
