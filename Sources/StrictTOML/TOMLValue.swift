/// A value of a TOML document, without its place.
///
/// The same tree can be filled from elsewhere, so that JSON passes through the very same rules.
public indirect enum TOMLValue: Sendable, Equatable {
    /// A string.
    case string(String)
    /// An integer.
    case integer(Int)
    /// A floating-point number.
    case number(Double)
    /// `true` or `false`.
    case boolean(Bool)
    /// A date or a time; no rule takes one.
    case date
    /// A list of values.
    case array([TOMLValue])
    /// A table, inline or not.
    case table([String: TOMLValue])

    /// The value as an error message shows it.
    var shown: String {
        switch self {
        case .string(let text): TOMLValue.quoted(text.count > 60 ? "\(text.prefix(60))…" : text)
        case .integer(let value): "\(value)"
        case .number(let value): value.shortText
        case .boolean(let value): "\(value)"
        case .date: "a date"
        case .array: "a list"
        case .table: "a table"
        }
    }
}
