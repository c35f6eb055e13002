/// A request to look whether a recipe is good for a folder (`sh`).
public struct RecipeCheck: BusBody {
    /// The folder's name.
    public let folder: String

    /// The recipe, open for reading: what is to stand in the folder's `style.toml`.
    public let file: BusDescriptor

    /// Creates a request.
    public init(folder: String, file: BusDescriptor) {
        self.folder = folder
        self.file = file
    }

    /// `sh`.
    public static var signature: String { "sh" }

    /// Reads the arguments.
    public init(from reader: any BusReader) throws {
        folder = try reader.string()
        file = try BusDescriptor(from: reader)
    }

    /// Writes the arguments.
    public func write(to writer: any BusWriter) throws {
        try writer.string(folder)
        try file.write(to: writer)
    }
}
