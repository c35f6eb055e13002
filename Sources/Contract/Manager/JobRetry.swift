/// A request to run a job once more (`ta{sv}`).
public struct JobRetry: BusBody, Equatable {
    /// The job's number.
    public let id: UInt64

    /// Reserved; no option is known yet.
    public let options: [String: BusVariant]

    /// Creates a request.
    public init(id: UInt64, options: [String: BusVariant] = [:]) {
        self.id = id
        self.options = options
    }

    /// `ta{sv}`.
    public static var signature: String { "ta{sv}" }

    /// Reads the arguments.
    public init(from reader: any BusReader) throws {
        id = try reader.uint64()
        options = try [String: BusVariant](from: reader)
    }

    /// Writes the arguments.
    public func write(to writer: any BusWriter) throws {
        try writer.uint64(id)
        try options.write(to: writer)
    }
}
