/// One line of a list of jobs (`(tosssdu)`).
public struct JobSummary: BusStructure, Equatable {
    /// The job's number.
    public let id: UInt64

    /// The job's object; that of a job that was over long ago has to be asked for (`GetJob`).
    public let path: ObjectPath

    /// The name of the folder that the picture came in.
    public let folder: String

    /// The picture's file name as ``EscapedName`` text.
    public let name: String

    /// Where the job stands.
    public let state: JobState

    /// How much of the work is done, 0 to 1, or −1 when nobody knows.
    public let progress: Double

    /// How often a worker was started for it.
    public let attempts: UInt32

    /// Creates a line.
    public init(id: UInt64, folder: String, name: String, state: JobState, progress: Double, attempts: UInt32) {
        self.id = id
        path = BusNames.job(id)
        self.folder = folder
        self.name = name
        self.state = state
        self.progress = progress
        self.attempts = attempts
    }

    /// `tosssdu`.
    public static var members: String { "tosssdu" }

    /// Reads the members.
    public init(members reader: any BusReader) throws {
        id = try reader.uint64()
        path = try reader.objectPath()
        folder = try reader.string()
        name = try reader.string()
        state = try JobState(from: reader)
        progress = try reader.double()
        attempts = try reader.uint32()
    }

    /// Writes the members.
    public func writeMembers(to writer: any BusWriter) throws {
        try writer.uint64(id)
        try writer.objectPath(path)
        try writer.string(folder)
        try writer.string(name)
        try state.write(to: writer)
        try writer.double(progress)
        try writer.uint32(attempts)
    }
}
