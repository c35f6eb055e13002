/// The news that a folder is in another state (`sss`).
public struct FolderStateChange: BusBody, Equatable {
    /// The folder's name.
    public let folder: String

    /// How the folder is.
    public let state: FolderState

    /// Why it is so.
    public let trouble: FolderTrouble

    /// Creates the news.
    public init(folder: String, state: FolderState, trouble: FolderTrouble) {
        self.folder = folder
        self.state = state
        self.trouble = trouble
    }

    /// `sss`.
    public static var signature: String { "sss" }

    /// Reads the arguments.
    public init(from reader: any BusReader) throws {
        folder = try reader.string()
        state = try FolderState(from: reader)
        trouble = try FolderTrouble(from: reader)
    }

    /// Writes the arguments.
    public func write(to writer: any BusWriter) throws {
        try writer.string(folder)
        try state.write(to: writer)
        try trouble.write(to: writer)
    }
}
