/// One line of the list of folders (`(sayayssu)`).
public struct FolderSummary: BusStructure, Equatable {
    /// The folder's name.
    public let name: String

    /// The path of the inbox.
    public let inbox: [UInt8]

    /// The path of the outbox.
    public let outbox: [UInt8]

    /// How the folder is.
    public let state: FolderState

    /// Why it is not active, or empty.
    public let reason: String

    /// Files in the inbox that are still being written.
    public let pending: UInt32

    /// Creates a line.
    public init(
        name: String,
        inbox: [UInt8],
        outbox: [UInt8],
        state: FolderState,
        reason: String,
        pending: UInt32
    ) {
        self.name = name
        self.inbox = inbox
        self.outbox = outbox
        self.state = state
        self.reason = reason
        self.pending = pending
    }

    /// `sayayssu`.
    public static var members: String { "sayayssu" }

    /// Reads the members.
    public init(members reader: any BusReader) throws {
        name = try reader.string()
        inbox = try [UInt8](from: reader)
        outbox = try [UInt8](from: reader)
        state = try FolderState(from: reader)
        reason = try reader.string()
        pending = try reader.uint32()
    }

    /// Writes the members.
    public func writeMembers(to writer: any BusWriter) throws {
        try writer.string(name)
        try inbox.write(to: writer)
        try outbox.write(to: writer)
        try state.write(to: writer)
        try writer.string(reason)
        try writer.uint32(pending)
    }
}
