/// An event of inotify(7) as the kernel gave it (`(tsuay)`).
public struct WatchEvent: BusStructure, Equatable {
    /// When it was read, in microseconds since 1970.
    public let time: UInt64

    /// The name of the folder, empty for events of no folder or of one that is watched no longer.
    public let folder: String

    /// What happened, as `IN_…` bits.
    public let mask: UInt32

    /// The file name, empty where the event is about none.
    public let name: [UInt8]

    /// Describes an event.
    public init(time: UInt64, folder: String, mask: UInt32, name: [UInt8]) {
        self.time = time
        self.folder = folder
        self.mask = mask
        self.name = name
    }

    /// `tsuay`.
    public static var members: String { "tsuay" }

    /// Reads the members.
    public init(members reader: any BusReader) throws {
        time = try reader.uint64()
        folder = try reader.string()
        mask = try reader.uint32()
        name = try [UInt8](from: reader)
    }

    /// Writes the members.
    public func writeMembers(to writer: any BusWriter) throws {
        try writer.uint64(time)
        try writer.string(folder)
        try writer.uint32(mask)
        try name.write(to: writer)
    }
}
