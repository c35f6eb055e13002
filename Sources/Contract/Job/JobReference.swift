/// A job's number and its object on the bus (`to`).
public struct JobReference: BusBody, Equatable {
    /// The job's number.
    public let id: UInt64

    /// The job's object.
    public let path: ObjectPath

    /// Refers to the job with that number.
    public init(id: UInt64) {
        self.id = id
        path = BusNames.job(id)
    }

    /// `to`.
    public static var signature: String { "to" }

    /// Reads number and path.
    public init(from reader: any BusReader) throws {
        id = try reader.uint64()
        path = try reader.objectPath()
    }

    /// Writes number and path.
    public func write(to writer: any BusWriter) throws {
        try writer.uint64(id)
        try writer.objectPath(path)
    }
}
