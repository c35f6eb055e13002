/// The news that a job is over (`toss`).
public struct JobRemoval: BusBody, Equatable {
    /// The job's number.
    public let id: UInt64

    /// The job's object.
    public let path: ObjectPath

    /// How it ended.
    public let result: JobResult

    /// The bus name of the error that it ended with, or empty.
    public let errorName: String

    /// Creates the news.
    public init(id: UInt64, result: JobResult, errorName: String = "") {
        self.id = id
        path = BusNames.job(id)
        self.result = result
        self.errorName = errorName
    }

    /// `toss`.
    public static var signature: String { "toss" }

    /// Reads the arguments.
    public init(from reader: any BusReader) throws {
        id = try reader.uint64()
        path = try reader.objectPath()
        result = try JobResult(from: reader)
        errorName = try reader.string()
    }

    /// Writes the arguments.
    public func write(to writer: any BusWriter) throws {
        try writer.uint64(id)
        try writer.objectPath(path)
        try result.write(to: writer)
        try writer.string(errorName)
    }
}
