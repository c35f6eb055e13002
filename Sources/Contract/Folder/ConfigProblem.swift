/// One thing that is wrong with a recipe (`(sus)`).
public struct ConfigProblem: BusStructure, Equatable {
    /// How bad it is.
    public enum Level: String, BusWord, Codable, Sendable {
        /// The recipe cannot be used.
        case error

        /// The recipe can be used, though not all of it counts.
        case warning
    }

    /// How bad it is.
    public let level: Level

    /// The line, from 1; 0 where it is none in particular.
    public let line: UInt32

    /// What is wrong, and what is allowed.
    public let text: String

    /// Describes a problem.
    public init(level: Level, line: UInt32 = 0, text: String) {
        self.level = level
        self.line = line
        self.text = text
    }

    /// `sus`.
    public static var members: String { "sus" }

    /// Reads the members.
    public init(members reader: any BusReader) throws {
        level = try Level(from: reader)
        line = try reader.uint32()
        text = try reader.string()
    }

    /// Writes the members.
    public func writeMembers(to writer: any BusWriter) throws {
        try level.write(to: writer)
        try writer.uint32(line)
        try writer.string(text)
    }
}
