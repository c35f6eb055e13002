/// A field of a message, found but not read.
struct ProtobufField {
    /// What the message's description calls it by.
    let number: Int
    /// How it is stored.
    let type: ProtobufWireType
    /// Where its value stands in the file: one number, or text, a message or a list of numbers without their length.
    ///
    /// A list of numbers may be stored packed in one field or as a field for each number, and a reader must take both; the
    /// payload is a row of numbers either way.
    let payload: Range<Int>
}
