internal import Contract

/// A request for a well-known name, which is refused rather than queued when the name is taken (`su`).
struct NameRequest: BusBody {
    let name: String
    private let flags: UInt32 = 4  // DBUS_NAME_FLAG_DO_NOT_QUEUE

    init(name: String) {
        self.name = name
    }

    static var signature: String { "su" }

    init(from reader: any BusReader) throws {
        name = try reader.string()
        _ = try reader.uint32()
    }

    func write(to writer: any BusWriter) throws {
        try writer.string(name)
        try writer.uint32(flags)
    }
}
