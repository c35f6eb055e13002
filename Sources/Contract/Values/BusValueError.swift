/// A value that does not fit: into a message, or out of one.
public struct BusValueError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What does not fit, for people.
    public let message: String

    /// Creates an error that says what does not fit.
    public init(_ message: String) {
        self.message = message
    }

    /// The message.
    public var description: String { message }
}
