internal import Contract

/// A property by its names (`ss`).
struct PropertyName: BusBody {
    let interface: String
    let name: String

    static var signature: String { "ss" }

    init(interface: String, name: String) {
        self.interface = interface
        self.name = name
    }

    init(from reader: any BusReader) throws {
        interface = try reader.string()
        name = try reader.string()
    }

    func write(to writer: any BusWriter) throws {
        try writer.string(interface)
        try writer.string(name)
    }
}
