/// A word out of a fixed list that travels as text (`s`).
public protocol BusWord: BusValue, RawRepresentable, CaseIterable where RawValue == String {}

extension BusWord {
    /// `s`.
    public static var signature: String { "s" }

    /// Reads one of the words.
    public init(from reader: any BusReader) throws {
        let text = try reader.string()
        guard let word = Self(rawValue: text) else {
            let words = Self.allCases.map(\.rawValue).joined(separator: ", ")
            throw BusValueError("\"\(text)\" is none of: \(words)")
        }
        self = word
    }

    /// Writes the word.
    public func write(to writer: any BusWriter) throws {
        try writer.string(rawValue)
    }
}
