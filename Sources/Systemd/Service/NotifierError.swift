internal import Glibc

/// The service manager could not be told something.
public struct NotifierError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What went wrong, for people.
    public let message: String

    /// The message.
    public var description: String { message }

    init(_ message: String) {
        self.message = message
    }

    init(errno: Int32, _ socketPath: String) {
        message = "The service manager cannot be reached at \(socketPath): \(String(cString: strerror(errno)))."
    }
}
