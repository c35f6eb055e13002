internal import Contract

/// A variant of which the type is known (`v`).
struct TypedVariant<Value: BusValue>: BusBody {
    let value: Value

    static var signature: String { "v" }

    init(value: Value) {
        self.value = value
    }

    init(from reader: any BusReader) throws {
        value = try reader.container(.variant, Value.signature) { try Value(from: reader) }
    }

    func write(to writer: any BusWriter) throws {
        try writer.container(.variant, Value.signature) { try value.write(to: writer) }
    }
}
