/// The values of a message in order; every call reads one and goes on to the next.
///
/// All calls throw ``BusValueError`` when the next value has another type or the message is over.
public protocol BusReader {
    /// Reads a `b`.
    func boolean() throws -> Bool

    /// Reads a `y`.
    func byte() throws -> UInt8

    /// Reads an `i`.
    func int32() throws -> Int32

    /// Reads a `u`.
    func uint32() throws -> UInt32

    /// Reads an `x`.
    func int64() throws -> Int64

    /// Reads a `t`.
    func uint64() throws -> UInt64

    /// Reads a `d`.
    func double() throws -> Double

    /// Reads an `s`.
    func string() throws -> String

    /// Reads an `o`.
    func objectPath() throws -> ObjectPath

    /// Reads an `h`; the descriptor is a new one that the caller must close.
    func descriptor() throws -> CInt

    /// Enters a container with these contents, reads them by `body` and leaves it.
    func container<Result>(_ kind: BusContainer, _ contents: String, _ body: () throws -> Result) throws -> Result

    /// Whether there is one more value before the container or the message ends.
    func hasMore() throws -> Bool

    /// The complete type inside the variant that comes next.
    func variantSignature() throws -> String

    /// Goes past the variant that comes next, whatever is in it.
    func skipVariant() throws
}
