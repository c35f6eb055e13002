/// An error of the service: thrown by the daemon's method, carried over the bus, thrown again at the client.
public struct ServiceError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What went wrong, for programs.
    public let code: ServiceErrorCode

    /// What happened, to what, and what to do, for people.
    public let message: String

    /// Creates an error.
    public init(_ code: ServiceErrorCode, _ message: String) {
        self.code = code
        self.message = message
    }

    /// The message.
    public var description: String { message }
}
