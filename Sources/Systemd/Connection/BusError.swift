/// Something that went wrong between this process and the bus.
///
/// What the service itself refuses comes as a `ServiceError` of the Contract module.
public struct BusError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What went wrong, for programs.
    public enum Code: Sendable, Equatable {
        /// There is no bus at that address, or it does not let this process in.
        case cannotConnect

        /// The connection is gone: the bus ended, or this process closed it.
        case disconnected

        /// Another process owns the name.
        case nameTaken

        /// Nobody owns the name that was called.
        case noService

        /// The other side did not answer in time, or ended before it answered.
        case noReply

        /// The bus or the other side does not allow it.
        case accessDenied

        /// An answer has other types than its interface says.
        case badReply

        /// An implementation lacks a handler or a property's first value.
        case incomplete

        /// The other side answered with the error of this name.
        case remote(String)

        /// A call of libsystemd failed with this errno.
        case system(Int32)
    }

    /// What went wrong, for programs.
    public let code: Code

    /// What happened and what to do, for people.
    public let message: String

    /// Creates an error.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// The message.
    public var description: String { message }
}
