/// The kinds of numbers that are read from safetensors files; all are little-endian.
enum SafetensorsType: String {
    /// IEEE 754 in 16 bits.
    case half = "F16"
    /// The upper half of a single.
    case brain = "BF16"
    /// IEEE 754 in 32 bits.
    case single = "F32"
    /// IEEE 754 in 64 bits.
    case double = "F64"

    /// Bytes of a number.
    var size: Int {
        switch self {
        case .half, .brain: 2
        case .single: 4
        case .double: 8
        }
    }

    /// The numbers as they are, or rounded where there are more bits; those too large become infinite.
    func floats(_ bytes: UnsafeRawBufferPointer) -> [Float] {
        switch self {
        case .half: numbers(bytes) { (bits: UInt16) in Float(Float16(bitPattern: bits)) }
        case .brain: numbers(bytes) { (bits: UInt16) in Float(bitPattern: UInt32(bits) << 16) }
        case .single: numbers(bytes) { (bits: UInt32) in Float(bitPattern: bits) }
        case .double: numbers(bytes) { (bits: UInt64) in Float(Double(bitPattern: bits)) }
        }
    }

    private func numbers<Bits: FixedWidthInteger>(
        _ bytes: UnsafeRawBufferPointer,
        _ number: (Bits) -> Float
    ) -> [Float] {
        stride(from: 0, to: bytes.count, by: size).map {
            number(Bits(littleEndian: bytes.loadUnaligned(fromByteOffset: $0, as: Bits.self)))
        }
    }
}
