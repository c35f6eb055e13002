/// A message that is being written, value by value.
///
/// All calls throw ``BusValueError`` when the value cannot stand in a message.
public protocol BusWriter {
    /// Writes a `b`.
    func boolean(_ value: Bool) throws

    /// Writes a `y`.
    func byte(_ value: UInt8) throws

    /// Writes an `i`.
    func int32(_ value: Int32) throws

    /// Writes a `u`.
    func uint32(_ value: UInt32) throws

    /// Writes an `x`.
    func int64(_ value: Int64) throws

    /// Writes a `t`.
    func uint64(_ value: UInt64) throws

    /// Writes a `d`; the value must be finite, since clients make JSON of it.
    func double(_ value: Double) throws

    /// Writes an `s`; the text must have no NUL in it.
    func string(_ value: String) throws

    /// Writes an `o`.
    func objectPath(_ value: ObjectPath) throws

    /// Writes an `h`; the message takes a copy of the descriptor.
    func descriptor(_ value: CInt) throws

    /// Opens a container for these contents, writes them by `body` and closes it.
    func container(_ kind: BusContainer, _ contents: String, _ body: () throws -> Void) throws
}
