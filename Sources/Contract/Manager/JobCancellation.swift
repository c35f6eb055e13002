/// A request to cancel a job (`tt`).
public struct JobCancellation: BusBody, Equatable {
    /// The job's number.
    public let id: UInt64

    /// Reserved; must be 0.
    public let flags: UInt64

    /// Creates a request.
    public init(id: UInt64, flags: UInt64 = 0) {
        self.id = id
        self.flags = flags
    }

    /// `tt`.
    public static var signature: String { "tt" }

    /// Reads the arguments.
    public init(from reader: any BusReader) throws {
        id = try reader.uint64()
        flags = try reader.uint64()
    }

    /// Writes the arguments.
    public func write(to writer: any BusWriter) throws {
        try writer.uint64(id)
        try writer.uint64(flags)
    }
}
