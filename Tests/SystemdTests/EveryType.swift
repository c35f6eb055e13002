import Contract

/// One value of every type that crosses the bus, but open files.
struct EveryType: BusBody, Equatable {
    var boolean = true
    var byte: UInt8 = 255
    var int32: Int32 = .min
    var uint32: UInt32 = .max
    var int64: Int64 = .min
    var uint64: UInt64 = .max
    var double = -0.125
    var string = "Öl auf Leinwand"
    var path = ObjectPath(known: "/a/_1")
    var bytes: [UInt8] = [0, 0x63, 0xe9]
    var strings = ["", "b"]
    var options: [String: BusVariant] = ["n": .uint32(3), "s": .string("x"), "z": .bytes([1])]
    var jobs = [JobSummary(id: 7, folder: "in", name: "cat", state: .running, progress: 0.5, attempts: 1)]
    var nested: [String: [String: BusVariant]] = ["a": ["b": .strings(["c"])]]

    static let names = [
        "boolean", "byte", "int32", "uint32", "int64", "uint64", "double", "string", "path", "bytes", "strings",
        "options", "jobs", "nested",
    ]

    static var signature: String { "byiuxtdsoayasa{sv}a(tosssdu)a{sa{sv}}" }

    init() {}

    init(from reader: any BusReader) throws {
        boolean = try Bool(from: reader)
        byte = try UInt8(from: reader)
        int32 = try Int32(from: reader)
        uint32 = try UInt32(from: reader)
        int64 = try Int64(from: reader)
        uint64 = try UInt64(from: reader)
        double = try Double(from: reader)
        string = try String(from: reader)
        path = try ObjectPath(from: reader)
        bytes = try [UInt8](from: reader)
        strings = try [String](from: reader)
        options = try [String: BusVariant](from: reader)
        jobs = try [JobSummary](from: reader)
        nested = try [String: [String: BusVariant]](from: reader)
    }

    func write(to writer: any BusWriter) throws {
        let values: [any BusBody] = [
            boolean, byte, int32, uint32, int64, uint64, double, string, path, bytes, strings, options, jobs, nested,
        ]
        for value in values {
            try value.write(to: writer)
        }
    }
}
