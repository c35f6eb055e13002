/// What stands in a D-Bus message: no value, one value, or several in a row.
///
/// The signature is written in the letters of the D-Bus specification ("Type System").
public protocol BusBody: Sendable {
    /// The complete types in a row, such as `tosu`; empty when there is nothing.
    static var signature: String { get }

    /// Reads the values in the order of the signature.
    ///
    /// - Throws: ``BusValueError`` when what stands there has another type or makes no sense.
    init(from reader: any BusReader) throws

    /// Writes the values in the order of the signature.
    ///
    /// - Throws: ``BusValueError`` when a value cannot stand in a message, such as text with a NUL in it.
    func write(to writer: any BusWriter) throws
}
