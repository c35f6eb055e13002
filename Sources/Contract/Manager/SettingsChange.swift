/// A request to change settings (`a{sv}a{sv}`).
public struct SettingsChange: BusBody, Equatable {
    /// The new values by their keys, which are those of `impastod.toml`: `jobs-at-once`, `worker.threads`.
    public let settings: [String: BusVariant]

    /// Reserved; no option is known yet.
    public let options: [String: BusVariant]

    /// Creates a request.
    public init(settings: [String: BusVariant], options: [String: BusVariant] = [:]) {
        self.settings = settings
        self.options = options
    }

    /// `a{sv}a{sv}`.
    public static var signature: String { "a{sv}a{sv}" }

    /// Reads the arguments.
    public init(from reader: any BusReader) throws {
        settings = try [String: BusVariant](from: reader)
        options = try [String: BusVariant](from: reader)
    }

    /// Writes the arguments.
    public func write(to writer: any BusWriter) throws {
        try settings.write(to: writer)
        try options.write(to: writer)
    }
}
