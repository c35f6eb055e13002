/// A request to take settings back to what `impastod.toml` or the program says (`asa{sv}`).
public struct SettingsReset: BusBody, Equatable {
    /// The keys.
    public let keys: [String]

    /// Reserved; no option is known yet.
    public let options: [String: BusVariant]

    /// Creates a request.
    public init(keys: [String], options: [String: BusVariant] = [:]) {
        self.keys = keys
        self.options = options
    }

    /// `asa{sv}`.
    public static var signature: String { "asa{sv}" }

    /// Reads the arguments.
    public init(from reader: any BusReader) throws {
        keys = try [String](from: reader)
        options = try [String: BusVariant](from: reader)
    }

    /// Writes the arguments.
    public func write(to writer: any BusWriter) throws {
        try keys.write(to: writer)
        try options.write(to: writer)
    }
}
