/// Something that a job's worker has said (`us`).
public struct LogMessage: BusBody, Equatable {
    /// How much it matters, as of syslog(3).
    public let priority: UInt32

    /// The line, without its end.
    public let line: String

    /// Creates the news.
    public init(priority: UInt32, line: String) {
        self.priority = priority
        self.line = line
    }

    /// `us`.
    public static var signature: String { "us" }

    /// Reads the arguments.
    public init(from reader: any BusReader) throws {
        priority = try reader.uint32()
        line = try reader.string()
    }

    /// Writes the arguments.
    public func write(to writer: any BusWriter) throws {
        try writer.uint32(priority)
        try writer.string(line)
    }
}
