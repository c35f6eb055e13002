/// How a field is stored (https://protobuf.dev/programming-guides/encoding/#structure).
enum ProtobufWireType: UInt64 {
    /// An integer of one to ten bytes.
    case varint = 0
    /// Eight bytes, little-endian.
    case fixed64 = 1
    /// A length and as many bytes.
    case bytes = 2
    /// The beginning of fields that end with `groupEnd`.
    case groupStart = 3
    /// The end of a group.
    case groupEnd = 4
    /// Four bytes, little-endian.
    case fixed32 = 5
}
