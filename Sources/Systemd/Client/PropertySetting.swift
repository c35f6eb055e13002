internal import Contract

/// A property's new value (`ssv`).
struct PropertySetting<Value: BusValue>: BusBody {
    let interface: String
    let name: String
    let value: Value

    static var signature: String { "ssv" }

    init(interface: String, name: String, value: Value) {
        self.interface = interface
        self.name = name
        self.value = value
    }

    init(from reader: any BusReader) throws {
        interface = try reader.string()
        name = try reader.string()
        value = try TypedVariant(from: reader).value
    }

    func write(to writer: any BusWriter) throws {
        try writer.string(interface)
        try writer.string(name)
        try TypedVariant(value: value).write(to: writer)
    }
}
