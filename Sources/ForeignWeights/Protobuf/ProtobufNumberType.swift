/// How the numbers of a tensor are stored.
enum ProtobufNumberType {
    /// Two bytes each, little-endian.
    case half
    /// The bits of a half in an integer each, for want of a shorter type.
    case halfInVarint
    /// Four bytes each, little-endian.
    case single
    /// Eight bytes each, little-endian.
    case double

    /// How a field stores one such number.
    var fieldType: ProtobufWireType {
        switch self {
        case .half: .bytes
        case .halfInVarint: .varint
        case .single: .fixed32
        case .double: .fixed64
        }
    }

    /// How many numbers stand in a row of bytes, or `nil` if one is cut off.
    func count(in bytes: UnsafeRawBufferPointer) -> Int? {
        switch self {
        case .half: count(in: bytes, width: 2)
        case .single: count(in: bytes, width: 4)
        case .double: count(in: bytes, width: 8)
        // Every integer ends with a byte whose highest bit is clear.
        case .halfInVarint: bytes.last.map { $0 < 0x80 } ?? true ? bytes.count { $0 < 0x80 } : nil
        }
    }

    private func count(in bytes: UnsafeRawBufferPointer, width: Int) -> Int? {
        bytes.count.isMultiple(of: width) ? bytes.count / width : nil
    }
}
