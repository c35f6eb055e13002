import Foundation
public import SystemPackage

/// A datagram socket that receives what a service tells its service manager (sd_notify(3)).
public final class NotifySocket: Sendable {
    /// Where the socket stands: the value for `NOTIFY_SOCKET`.
    public let path: FilePath

    /// The messages as they come, each with its lines; ends when the socket is closed.
    public let messages: AsyncStream<String>

    private let socket: Int32

    /// Binds a socket in a temporary directory, lends it to `body` and closes it, however `body` ends.
    ///
    /// - Parameters:
    ///   - abstract: Whether the socket stands in the abstract namespace instead, its path beginning with `@`.
    ///   - body: What is done with the socket.
    /// - Returns: What `body` returns.
    /// - Throws: `Errno` when there can be no socket, or what `body` throws.
    public static func with<Result>(
        abstract: Bool = false,
        _ body: (NotifySocket) async throws -> Result
    ) async throws -> Result {
        try await TemporaryDirectory.with { directory in
            let path = directory.appending("notify")
            let socket = try NotifySocket(path: abstract ? FilePath("@\(path)") : path)
            defer { socket.close() }
            return try await body(socket)
        }
    }

    /// Binds a socket at `path`, which must be free and at most 107 bytes long; a leading `@` means the abstract namespace.
    public init(path: FilePath) throws {
        self.path = path
        let socket = Foundation.socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard socket >= 0 else { throw Errno(rawValue: errno) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.string.utf8.prefix(107)) }
        if path.string.hasPrefix("@") { address.sun_path.0 = 0 }
        let length = MemoryLayout.size(ofValue: address.sun_family) + path.string.utf8.count
        let status = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(socket, $0, socklen_t(length))
            }
        }
        guard status == 0 else { throw Errno(rawValue: errno) }

        self.socket = socket

        let (messages, continuation) = AsyncStream<String>.makeStream()
        self.messages = messages
        Thread.detachNewThread {
            var buffer = [UInt8](repeating: 0, count: 4096)
            while case let count = recv(socket, &buffer, buffer.count, 0), count > 0 {
                continuation.yield(String(decoding: buffer[..<count], as: UTF8.self))
            }
            continuation.finish()
            Foundation.close(socket)
        }
    }

    /// Ends ``messages``; what was sent before is still delivered.
    public func close() {
        shutdown(socket, Int32(SHUT_RDWR))
    }
}
