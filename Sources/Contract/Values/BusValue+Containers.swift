extension Array: BusBody where Element: BusValue {}

extension Array: BusValue where Element: BusValue {
    /// `a` and the type of the elements.
    public static var signature: String { "a\(Element.signature)" }

    /// Reads all elements.
    public init(from reader: any BusReader) throws {
        self = try reader.container(.array, Element.signature) {
            var elements: [Element] = []
            while try reader.hasMore() {
                elements.append(try Element(from: reader))
            }
            return elements
        }
    }

    /// Writes all elements.
    public func write(to writer: any BusWriter) throws {
        try writer.container(.array, Element.signature) {
            for element in self {
                try element.write(to: writer)
            }
        }
    }
}

extension Dictionary: BusBody where Key == String, Value: BusValue {}

extension Dictionary: BusValue where Key == String, Value: BusValue {
    private static var entry: String { "s\(Value.signature)" }

    /// `a{s…}`: an array of entries from text to the type of the values.
    public static var signature: String { "a{\(entry)}" }

    /// Reads all entries; of two with the same key the later one counts.
    public init(from reader: any BusReader) throws {
        self = try reader.container(.array, "{\(Self.entry)}") {
            var entries: [String: Value] = [:]
            while try reader.hasMore() {
                try reader.container(.entry, Self.entry) {
                    entries[try reader.string()] = try Value(from: reader)
                }
            }
            return entries
        }
    }

    /// Writes all entries, in the order of their keys.
    public func write(to writer: any BusWriter) throws {
        try writer.container(.array, "{\(Self.entry)}") {
            for (key, value) in sorted(by: { $0.key < $1.key }) {
                try writer.container(.entry, Self.entry) {
                    try writer.string(key)
                    try value.write(to: writer)
                }
            }
        }
    }
}
