/// What a client hands over to have a picture painted (`hsaya{sv}`).
public struct JobSubmission: BusBody {
    /// The picture, open for reading.
    public let image: BusDescriptor

    /// The name of the folder whose recipe is used.
    public let folder: String

    /// The picture's file name, without directories.
    public let name: [UInt8]

    /// Reserved; no option is known yet.
    public let options: [String: BusVariant]

    /// Creates a submission.
    public init(image: BusDescriptor, folder: String, name: [UInt8], options: [String: BusVariant] = [:]) {
        self.image = image
        self.folder = folder
        self.name = name
        self.options = options
    }

    /// `hsaya{sv}`.
    public static var signature: String { "hsaya{sv}" }

    /// Reads the arguments.
    public init(from reader: any BusReader) throws {
        image = try BusDescriptor(from: reader)
        folder = try reader.string()
        name = try [UInt8](from: reader)
        options = try [String: BusVariant](from: reader)
    }

    /// Writes the arguments.
    public func write(to writer: any BusWriter) throws {
        try image.write(to: writer)
        try writer.string(folder)
        try name.write(to: writer)
        try options.write(to: writer)
    }
}
