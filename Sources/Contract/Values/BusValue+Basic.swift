// The D-Bus types that hold no others, each as the Swift type that people expect.

extension Bool: BusValue {
    /// A truth value.
    public static var signature: String { "b" }

    /// Reads one `b`.
    public init(from reader: any BusReader) throws {
        self = try reader.boolean()
    }

    /// Writes one `b`.
    public func write(to writer: any BusWriter) throws {
        try writer.boolean(self)
    }
}

extension UInt8: BusValue {
    /// A byte.
    public static var signature: String { "y" }

    /// Reads one `y`.
    public init(from reader: any BusReader) throws {
        self = try reader.byte()
    }

    /// Writes one `y`.
    public func write(to writer: any BusWriter) throws {
        try writer.byte(self)
    }
}

extension Int32: BusValue {
    /// A signed number of 32 bits.
    public static var signature: String { "i" }

    /// Reads one `i`.
    public init(from reader: any BusReader) throws {
        self = try reader.int32()
    }

    /// Writes one `i`.
    public func write(to writer: any BusWriter) throws {
        try writer.int32(self)
    }
}

extension UInt32: BusValue {
    /// A number of 32 bits.
    public static var signature: String { "u" }

    /// Reads one `u`.
    public init(from reader: any BusReader) throws {
        self = try reader.uint32()
    }

    /// Writes one `u`.
    public func write(to writer: any BusWriter) throws {
        try writer.uint32(self)
    }
}

extension Int64: BusValue {
    /// A signed number of 64 bits.
    public static var signature: String { "x" }

    /// Reads one `x`.
    public init(from reader: any BusReader) throws {
        self = try reader.int64()
    }

    /// Writes one `x`.
    public func write(to writer: any BusWriter) throws {
        try writer.int64(self)
    }
}

extension UInt64: BusValue {
    /// A number of 64 bits.
    public static var signature: String { "t" }

    /// Reads one `t`.
    public init(from reader: any BusReader) throws {
        self = try reader.uint64()
    }

    /// Writes one `t`.
    public func write(to writer: any BusWriter) throws {
        try writer.uint64(self)
    }
}

extension Double: BusValue {
    /// A floating-point number.
    public static var signature: String { "d" }

    /// Reads one `d`.
    public init(from reader: any BusReader) throws {
        self = try reader.double()
    }

    /// Writes one `d`.
    public func write(to writer: any BusWriter) throws {
        try writer.double(self)
    }
}

extension String: BusValue {
    /// Text.
    public static var signature: String { "s" }

    /// Reads one `s`.
    public init(from reader: any BusReader) throws {
        self = try reader.string()
    }

    /// Writes one `s`.
    public func write(to writer: any BusWriter) throws {
        try writer.string(self)
    }
}

extension ObjectPath: BusValue {
    /// The path of an object.
    public static var signature: String { "o" }

    /// Reads one `o`.
    public init(from reader: any BusReader) throws {
        self = try reader.objectPath()
    }

    /// Writes one `o`.
    public func write(to writer: any BusWriter) throws {
        try writer.objectPath(self)
    }
}
