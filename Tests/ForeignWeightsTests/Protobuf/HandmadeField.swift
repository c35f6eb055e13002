/// Fields written by hand, where no library would write them so.
enum HandmadeField {
    /// An integer, seven bits a byte.
    static func varint(_ value: UInt64) -> [UInt8] {
        value < 0x80 ? [UInt8(value)] : [UInt8(value & 0x7F) | 0x80] + varint(value >> 7)
    }

    /// How a field begins.
    static func tag(_ number: UInt64, wireType: UInt64) -> [UInt8] { varint(number << 3 | wireType) }

    /// A field of bytes that says to have as many as it has, or so many.
    static func bytes(_ number: UInt64, _ contents: [UInt8], length: UInt64? = nil) -> [UInt8] {
        tag(number, wireType: 2) + varint(length ?? UInt64(contents.count)) + contents
    }
}
