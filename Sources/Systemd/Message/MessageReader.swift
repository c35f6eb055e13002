internal import CSystemd
internal import Contract
internal import Glibc

/// The values of an sd-bus message; good only on the bus thread, and only while the message is.
struct MessageReader: BusReader {
    private let message: OpaquePointer

    /// The object that the message is about; nil for an answer.
    var path: ObjectPath? {
        sd_bus_message_get_path(message).flatMap { ObjectPath(String(cString: $0)) }
    }

    init(_ message: OpaquePointer) {
        self.message = message
    }

    func boolean() throws -> Bool {
        try basic("b", CInt(0)) != 0
    }

    func byte() throws -> UInt8 {
        try basic("y", 0)
    }

    func int32() throws -> Int32 {
        try basic("i", 0)
    }

    func uint32() throws -> UInt32 {
        try basic("u", 0)
    }

    func int64() throws -> Int64 {
        try basic("x", 0)
    }

    func uint64() throws -> UInt64 {
        try basic("t", 0)
    }

    func double() throws -> Double {
        try basic("d", 0)
    }

    func string() throws -> String {
        try text("s")
    }

    func objectPath() throws -> ObjectPath {
        let text = try text("o")
        guard let path = ObjectPath(text) else { throw BusValueError("\(text) is no object path") }
        return path
    }

    func descriptor() throws -> CInt {
        // The one in the message is closed with it.
        let copy = fcntl(try basic("h", CInt(-1)), F_DUPFD_CLOEXEC, 3)
        guard copy >= 0 else {
            throw BusValueError("the file cannot be taken over: \(String(cString: strerror(errno)))")
        }
        return copy
    }

    func container<Result>(_ kind: BusContainer, _ contents: String, _ body: () throws -> Result) throws -> Result {
        guard sd_bus_message_enter_container(message, kind.letter, contents) > 0 else {
            throw mismatch("a container of \(contents)")
        }
        let result = try body()
        guard sd_bus_message_exit_container(message) >= 0 else {
            throw mismatch("the end of a container of \(contents)")
        }
        return result
    }

    func hasMore() throws -> Bool {
        sd_bus_message_at_end(message, 0) == 0
    }

    func variantSignature() throws -> String {
        var contents: UnsafePointer<CChar>?
        guard sd_bus_message_peek_type(message, nil, &contents) > 0, let contents else { throw mismatch("a variant") }
        return String(cString: contents)
    }

    func skipVariant() throws {
        guard sd_bus_message_skip(message, "v") >= 0 else { throw mismatch("a variant") }
    }

    private func basic<Value>(_ type: Unicode.Scalar, _ initial: Value) throws -> Value {
        var value = initial
        let result = withUnsafeMutablePointer(to: &value) {
            sd_bus_message_read_basic(message, CChar(type.value), $0)
        }
        guard result > 0 else { throw mismatch("a value of type \(type)") }
        return value
    }

    private func text(_ type: Unicode.Scalar) throws -> String {
        guard let text = try basic(type, UnsafePointer<CChar>?.none) else { throw mismatch("text") }
        return String(cString: text)
    }

    private func mismatch(_ expected: String) -> BusValueError {
        BusValueError("\(expected) was expected in the message and is not there")
    }
}
