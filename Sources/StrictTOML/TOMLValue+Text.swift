extension TOMLValue {
    /// The value as it can be written behind the equals sign of a TOML file, on one line.
    ///
    /// Source: TOML 1.0. Which date it was is not kept, so a date is an empty string.
    public var text: String {
        switch self {
        case .string(let string): TOMLValue.quoted(string)
        case .integer(let integer): "\(integer)"
        case .number(let number): number.shortText
        case .boolean(let boolean): "\(boolean)"
        case .date: "\"\""
        case .array(let array): "[\(array.map(\.text).joined(separator: ", "))]"
        case .table(let table): table.isEmpty ? "{}" : "{ \(TOMLValue.pairs(table)) }"
        }
    }

    /// A key and its value as a line of a TOML file, without the line's end.
    public static func line(_ key: String, _ value: TOMLValue) -> String {
        "\(isBare(key) ? key : quoted(key)) = \(value.text)"
    }

    private static func pairs(_ table: [String: TOMLValue]) -> String {
        table.sorted { $0.key < $1.key }.map { line($0.key, $0.value) }.joined(separator: ", ")
    }

    /// Whether a key needs no quotes.
    private static func isBare(_ key: String) -> Bool {
        !key.isEmpty && key.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) || $0 == "_" || $0 == "-" }
    }

    /// A string in quotes, with what a terminal does not show escaped.
    static func quoted(_ text: String) -> String {
        let escaped = text.unicodeScalars.map { scalar in
            switch scalar {
            case "\"", "\\": "\\\(scalar)"
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}":
                "\\u00\(scalar.value < 16 ? "0" : "")\(String(scalar.value, radix: 16, uppercase: true))"
            default: String(scalar)
            }
        }
        return "\"\(escaped.joined())\""
    }
}
