/// A request for one page of the list of jobs (`a{sv}tu`).
public struct JobQuery: BusBody, Equatable {
    /// Which jobs.
    public let filter: JobFilter

    /// Where the page begins: 0, or the page before says it.
    public let cursor: UInt64

    /// How many jobs the page may have; the daemon may give fewer.
    public let limit: UInt32

    /// Creates a request.
    public init(filter: JobFilter = JobFilter(), cursor: UInt64 = 0, limit: UInt32 = 1000) {
        self.filter = filter
        self.cursor = cursor
        self.limit = limit
    }

    /// `a{sv}tu`.
    public static var signature: String { "a{sv}tu" }

    /// Reads the arguments.
    public init(from reader: any BusReader) throws {
        filter = try JobFilter(from: reader)
        cursor = try reader.uint64()
        limit = try reader.uint32()
    }

    /// Writes the arguments.
    public func write(to writer: any BusWriter) throws {
        try filter.write(to: writer)
        try writer.uint64(cursor)
        try writer.uint32(limit)
    }
}
