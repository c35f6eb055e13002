internal import Contract

/// The news that a name has another owner (`sss`); an owner is a unique name, or empty when there is none.
struct NameOwnerChange: BusBody {
    let name: String
    let oldOwner: String
    let newOwner: String

    static var signature: String { "sss" }

    init(from reader: any BusReader) throws {
        name = try reader.string()
        oldOwner = try reader.string()
        newOwner = try reader.string()
    }

    func write(to writer: any BusWriter) throws {
        try writer.string(name)
        try writer.string(oldOwner)
        try writer.string(newOwner)
    }
}
