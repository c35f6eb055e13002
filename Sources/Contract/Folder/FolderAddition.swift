/// A request to watch one more folder (`sa{sv}a{sv}`).
public struct FolderAddition: BusBody, Equatable {
    /// The folder's name.
    public let name: String

    /// Its settings by their keys, which are those of a `[[folder]]` in `impastod.toml`; `inbox` must be among them.
    public let settings: [String: BusVariant]

    /// Reserved; no option is known yet.
    public let options: [String: BusVariant]

    /// Creates a request.
    public init(name: String, settings: [String: BusVariant], options: [String: BusVariant] = [:]) {
        self.name = name
        self.settings = settings
        self.options = options
    }

    /// `sa{sv}a{sv}`.
    public static var signature: String { "sa{sv}a{sv}" }

    /// Reads the arguments.
    public init(from reader: any BusReader) throws {
        name = try reader.string()
        settings = try [String: BusVariant](from: reader)
        options = try [String: BusVariant](from: reader)
    }

    /// Writes the arguments.
    public func write(to writer: any BusWriter) throws {
        try writer.string(name)
        try settings.write(to: writer)
        try options.write(to: writer)
    }
}
