/// A file of an inbox that is no job yet (`(ayst)`).
public struct ReceivedFile: BusStructure, Equatable {
    /// Why a file is no job yet.
    public enum Reason: String, BusWord, Codable, Sendable {
        /// It is being written, or was a moment ago.
        case changing

        /// A program has it open for writing.
        case held

        /// Nothing has been written into it.
        case empty

        /// The daemon may not read it.
        case unreadable

        /// The file system does not say what it is.
        case unclear

        /// It has settled and waits for a recipe.
        case recipe

        /// All words, for people.
        static var words: String { allCases.map(\.rawValue).joined(separator: ", ") }
    }

    /// Its name, as it is on disk.
    public let name: [UInt8]

    /// Why it is no job yet.
    public let reason: Reason

    /// When it was first seen, or settled where it waits for a recipe, in microseconds since 1970.
    public let since: UInt64

    /// Describes a file.
    public init(name: [UInt8], reason: Reason, since: UInt64) {
        self.name = name
        self.reason = reason
        self.since = since
    }

    /// `ayst`.
    public static var members: String { "ayst" }

    /// Reads the members.
    public init(members reader: any BusReader) throws {
        name = try [UInt8](from: reader)
        reason = try Reason(from: reader)
        since = try reader.uint64()
    }

    /// Writes the members.
    public func writeMembers(to writer: any BusWriter) throws {
        try name.write(to: writer)
        try reason.write(to: writer)
        try writer.uint64(since)
    }
}
