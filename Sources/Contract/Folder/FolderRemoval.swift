/// A request to watch a folder no more (`sa{sv}`).
public struct FolderRemoval: BusBody, Equatable {
    /// The folder's name.
    public let name: String

    /// Reserved; no option is known yet.
    public let options: [String: BusVariant]

    /// Creates a request.
    public init(name: String, options: [String: BusVariant] = [:]) {
        self.name = name
        self.options = options
    }

    /// `sa{sv}`.
    public static var signature: String { "sa{sv}" }

    /// Reads the arguments.
    public init(from reader: any BusReader) throws {
        name = try reader.string()
        options = try [String: BusVariant](from: reader)
    }

    /// Writes the arguments.
    public func write(to writer: any BusWriter) throws {
        try writer.string(name)
        try options.write(to: writer)
    }
}
