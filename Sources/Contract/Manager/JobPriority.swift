/// A request to give a job another rank (`ti`).
public struct JobPriority: BusBody, Equatable {
    /// The job's number.
    public let id: UInt64

    /// Its rank: the smallest goes first.
    public let priority: Int32

    /// Creates a request.
    public init(id: UInt64, priority: Int32) {
        self.id = id
        self.priority = priority
    }

    /// `ti`.
    public static var signature: String { "ti" }

    /// Reads the arguments.
    public init(from reader: any BusReader) throws {
        id = try reader.uint64()
        priority = try reader.int32()
    }

    /// Writes the arguments.
    public func write(to writer: any BusWriter) throws {
        try writer.uint64(id)
        try writer.int32(priority)
    }
}
