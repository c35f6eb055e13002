/// A picture of a painting on its way (`(uay)`).
public struct SnapshotSummary: BusStructure, Equatable {
    /// After how many evaluations it was taken.
    public let iteration: UInt32

    /// The path of its file.
    public let path: [UInt8]

    /// Creates a line.
    public init(iteration: UInt32, path: [UInt8]) {
        self.iteration = iteration
        self.path = path
    }

    /// `uay`.
    public static var members: String { "uay" }

    /// Reads the members.
    public init(members reader: any BusReader) throws {
        iteration = try reader.uint32()
        path = try [UInt8](from: reader)
    }

    /// Writes the members.
    public func writeMembers(to writer: any BusWriter) throws {
        try writer.uint32(iteration)
        try path.write(to: writer)
    }
}
