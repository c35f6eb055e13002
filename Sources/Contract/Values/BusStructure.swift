/// A value made of several others that travel together, in parentheses: `(tos)`.
///
/// A conforming type says what its members are; the parentheses come by themselves.
public protocol BusStructure: BusValue {
    /// The members' complete types in a row.
    static var members: String { get }

    /// Reads the members in order.
    ///
    /// - Throws: ``BusValueError`` when what stands there has another type.
    init(members reader: any BusReader) throws

    /// Writes the members in order.
    ///
    /// - Throws: ``BusValueError`` when a value cannot stand in a message.
    func writeMembers(to writer: any BusWriter) throws
}

extension BusStructure {
    /// The members in parentheses.
    public static var signature: String { "(\(members))" }

    /// Opens the parentheses and reads the members.
    public init(from reader: any BusReader) throws {
        self = try reader.container(.structure, Self.members) { try Self(members: reader) }
    }

    /// Writes the members in parentheses.
    public func write(to writer: any BusWriter) throws {
        try writer.container(.structure, Self.members) { try writeMembers(to: writer) }
    }
}
