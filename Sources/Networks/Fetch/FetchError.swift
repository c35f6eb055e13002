/// Why a file could not be fetched.
public struct FetchError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The kind of failure, stable for programs.
    public enum Code: String, Sendable {
        /// The address is none of HTTP or HTTPS.
        case badAddress
        /// The server was not found, did not let itself be connected to, or broke the connection.
        case unreachable
        /// The server could not show who it is (TLS).
        case untrusted
        /// The server sent us on too often, or to where we do not go.
        case redirected
        /// The server answered with an error.
        case refused
        /// The server went silent, or sent too slowly.
        case stalled
        /// The file is larger than anything that is wanted.
        case tooLarge
        /// The file has another size than the one that was published.
        case wrongSize
        /// The file has another digest than the one that was published.
        case wrongDigest
        /// There is no room for the file.
        case diskFull
        /// The file cannot be written for another reason.
        case unwritable
        /// Somebody else fetches the same file.
        case busy
        /// The task was cancelled.
        case cancelled
        /// libcurl did what it should not.
        case failed
    }

    /// The kind of failure.
    public let code: Code
    /// Whether the same request may end better in a moment.
    public let isTransient: Bool
    /// What happened with which address or file, and what to do.
    public let description: String

    /// Whether it is the server's fault or that of the way there, so that another server may do better.
    var isServers: Bool {
        switch code {
        case .unreachable, .untrusted, .redirected, .refused, .stalled, .tooLarge, .wrongSize, .wrongDigest: true
        case .badAddress, .diskFull, .unwritable, .busy, .cancelled, .failed: false
        }
    }

    init(_ code: Code, isTransient: Bool = false, _ description: String) {
        self.code = code
        self.isTransient = isTransient
        self.description = description
    }
}
