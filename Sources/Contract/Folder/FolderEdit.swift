/// A request to change settings of a folder (`sa{sv}asa{sv}`).
public struct FolderEdit: BusBody, Equatable {
    /// The folder's name.
    public let name: String

    /// The new values by their keys.
    public let settings: [String: BusVariant]

    /// Keys that go back to what `impastod.toml` or the program says.
    public let reset: [String]

    /// Reserved; no option is known yet.
    public let options: [String: BusVariant]

    /// Creates a request.
    public init(
        name: String,
        settings: [String: BusVariant],
        reset: [String] = [],
        options: [String: BusVariant] = [:]
    ) {
        self.name = name
        self.settings = settings
        self.reset = reset
        self.options = options
    }

    /// `sa{sv}asa{sv}`.
    public static var signature: String { "sa{sv}asa{sv}" }

    /// Reads the arguments.
    public init(from reader: any BusReader) throws {
        name = try reader.string()
        settings = try [String: BusVariant](from: reader)
        reset = try [String](from: reader)
        options = try [String: BusVariant](from: reader)
    }

    /// Writes the arguments.
    public func write(to writer: any BusWriter) throws {
        try writer.string(name)
        try settings.write(to: writer)
        try reset.write(to: writer)
        try options.write(to: writer)
    }
}
