/// No value at all: the body of a message that is only its name.
public struct Nothing: BusBody, Equatable {
    /// Creates nothing.
    public init() {}

    /// Empty.
    public static var signature: String { "" }

    /// Reads nothing.
    public init(from reader: any BusReader) throws {}

    /// Writes nothing.
    public func write(to writer: any BusWriter) throws {}
}
