/// A request to wait until everything in a folder is queued (`st`).
public struct FolderSync: BusBody, Equatable {
    /// The folder's name.
    public let folder: String

    /// How long to wait at most, in microseconds.
    public let timeout: UInt64

    /// Creates a request.
    public init(folder: String, timeout: UInt64) {
        self.folder = folder
        self.timeout = timeout
    }

    /// `st`.
    public static var signature: String { "st" }

    /// Reads the arguments.
    public init(from reader: any BusReader) throws {
        folder = try reader.string()
        timeout = try reader.uint64()
    }

    /// Writes the arguments.
    public func write(to writer: any BusWriter) throws {
        try writer.string(folder)
        try writer.uint64(timeout)
    }
}
