/// A picture by the folder that it came in and its file name there (`say`).
public struct PictureReference: BusBody, Equatable {
    /// The folder's name.
    public let folder: String

    /// The file name.
    public let name: [UInt8]

    /// Refers to a picture.
    public init(folder: String, name: [UInt8]) {
        self.folder = folder
        self.name = name
    }

    /// `say`.
    public static var signature: String { "say" }

    /// Reads the arguments.
    public init(from reader: any BusReader) throws {
        folder = try reader.string()
        name = try [UInt8](from: reader)
    }

    /// Writes the arguments.
    public func write(to writer: any BusWriter) throws {
        try writer.string(folder)
        try name.write(to: writer)
    }
}
