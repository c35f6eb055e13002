/// An argument with options behind it, for what later versions may know (`…a{sv}`).
public struct WithOptions<Argument: BusBody>: BusBody {
    /// The argument.
    public let argument: Argument

    /// The options; none is known yet.
    public let options: [String: BusVariant]

    /// Puts options behind an argument.
    public init(_ argument: Argument, options: [String: BusVariant] = [:]) {
        self.argument = argument
        self.options = options
    }

    /// The argument's types, and `a{sv}`.
    public static var signature: String { "\(Argument.signature)a{sv}" }

    /// Reads the argument and the options.
    public init(from reader: any BusReader) throws {
        argument = try Argument(from: reader)
        options = try [String: BusVariant](from: reader)
    }

    /// Writes the argument and the options.
    public func write(to writer: any BusWriter) throws {
        try argument.write(to: writer)
        try options.write(to: writer)
    }
}
