/// A value that says itself which type it has (`v`): what stands in the open end `a{sv}` of a method.
public enum BusVariant: Sendable, Equatable {
    /// A `b`.
    case boolean(Bool)

    /// A `y`.
    case byte(UInt8)

    /// An `i`.
    case int32(Int32)

    /// A `u`.
    case uint32(UInt32)

    /// An `x`.
    case int64(Int64)

    /// A `t`.
    case uint64(UInt64)

    /// A `d`.
    case double(Double)

    /// An `s`.
    case string(String)

    /// An `o`.
    case objectPath(ObjectPath)

    /// An `ay`: a file name or path.
    case bytes([UInt8])

    /// An `as`.
    case strings([String])

    /// The value inside.
    public var value: any BusValue {
        switch self {
        case .boolean(let value): value
        case .byte(let value): value
        case .int32(let value): value
        case .uint32(let value): value
        case .int64(let value): value
        case .uint64(let value): value
        case .double(let value): value
        case .string(let value): value
        case .objectPath(let value): value
        case .bytes(let value): value
        case .strings(let value): value
        }
    }
}

extension BusVariant: BusValue {
    /// `v`.
    public static var signature: String { "v" }

    /// Reads a variant of one of the types above.
    public init(from reader: any BusReader) throws {
        let signature = try reader.variantSignature()
        self = try reader.container(.variant, signature) {
            switch signature {
            case "b": .boolean(try Bool(from: reader))
            case "y": .byte(try UInt8(from: reader))
            case "i": .int32(try Int32(from: reader))
            case "u": .uint32(try UInt32(from: reader))
            case "x": .int64(try Int64(from: reader))
            case "t": .uint64(try UInt64(from: reader))
            case "d": .double(try Double(from: reader))
            case "s": .string(try String(from: reader))
            case "o": .objectPath(try ObjectPath(from: reader))
            case "ay": .bytes(try [UInt8](from: reader))
            case "as": .strings(try [String](from: reader))
            default: throw BusValueError("a variant of type \(signature) is not understood here")
            }
        }
    }

    /// Writes the variant.
    public func write(to writer: any BusWriter) throws {
        let value = value
        try writer.container(.variant, type(of: value).signature) { try value.write(to: writer) }
    }
}
