internal import CSystemd
internal import Contract
internal import Glibc

/// An sd-bus message that is being written; good only on the bus thread.
struct MessageWriter: BusWriter {
    private let message: OpaquePointer

    init(_ message: OpaquePointer) {
        self.message = message
    }

    func boolean(_ value: Bool) throws {
        try basic("b", CInt(value ? 1 : 0))
    }

    func byte(_ value: UInt8) throws {
        try basic("y", value)
    }

    func int32(_ value: Int32) throws {
        try basic("i", value)
    }

    func uint32(_ value: UInt32) throws {
        try basic("u", value)
    }

    func int64(_ value: Int64) throws {
        try basic("x", value)
    }

    func uint64(_ value: UInt64) throws {
        try basic("t", value)
    }

    func double(_ value: Double) throws {
        guard value.isFinite else { throw BusValueError("\(value) cannot be sent: clients make JSON of it") }
        try basic("d", value)
    }

    func string(_ value: String) throws {
        guard !value.utf8.contains(0) else { throw BusValueError("text with a NUL in it cannot be sent") }
        try check(sd_bus_message_append_basic(message, CChar(UInt8(ascii: "s")), value))
    }

    func objectPath(_ value: ObjectPath) throws {
        try check(sd_bus_message_append_basic(message, CChar(UInt8(ascii: "o")), value.text))
    }

    func descriptor(_ value: CInt) throws {
        try basic("h", value)
    }

    func container(_ kind: BusContainer, _ contents: String, _ body: () throws -> Void) throws {
        try check(sd_bus_message_open_container(message, kind.letter, contents))
        try body()
        try check(sd_bus_message_close_container(message))
    }

    private func basic<Value>(_ type: Unicode.Scalar, _ value: Value) throws {
        let result = withUnsafePointer(to: value) {
            sd_bus_message_append_basic(message, CChar(type.value), $0)
        }
        try check(result)
    }

    private func check(_ result: CInt) throws {
        guard result < 0 else { return }
        throw BusValueError("a value cannot stand in the message: \(String(cString: strerror(-result)))")
    }
}
