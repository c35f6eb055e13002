// timespec stands in a header that no module owns: it belongs to whichever of the two was built first.
internal import CSystemd
internal import Glibc

/// Tells the service manager how the service is (sd_notify(3)).
///
/// The protocol is one datagram of lines to a Unix socket. It is spoken here directly, because libsystemd finds the
/// socket only in the environment, which a test must not change. Without a socket nothing is sent.
public struct Notifier: Sendable {
    private let socketPath: String?

    /// Creates a notifier for the socket at that path, or, with a leading `@`, in the abstract namespace.
    public init(socketPath: String?) {
        self.socketPath = socketPath
    }

    /// The service is started, or has reloaded its configuration.
    ///
    /// - Throws: ``NotifierError`` when the manager cannot be reached.
    public func ready(status: String) throws(NotifierError) {
        try send("READY=1\nSTATUS=\(Self.line(status))")
    }

    /// What `systemctl status` shows: one line.
    ///
    /// - Throws: ``NotifierError`` when the manager cannot be reached.
    public func status(_ status: String) throws(NotifierError) {
        try send("STATUS=\(Self.line(status))")
    }

    /// The service reads its configuration again; ``ready(status:)`` ends that.
    ///
    /// - Throws: ``NotifierError`` when the manager cannot be reached.
    public func reloading() throws(NotifierError) {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        let microseconds = time.tv_sec * 1_000_000 + time.tv_nsec / 1000
        try send("RELOADING=1\nMONOTONIC_USEC=\(microseconds)")
    }

    /// The service begins to end.
    ///
    /// - Throws: ``NotifierError`` when the manager cannot be reached.
    public func stopping() throws(NotifierError) {
        try send("STOPPING=1")
    }

    /// A sign of life, due at least every ``ServiceEnvironment/watchdogInterval``.
    ///
    /// - Throws: ``NotifierError`` when the manager cannot be reached.
    public func watchdog() throws(NotifierError) {
        try send("WATCHDOG=1")
    }

    private static func line(_ text: String) -> String {
        String(text.map { $0.isNewline ? " " : $0 })
    }

    private func send(_ message: String) throws(NotifierError) {
        guard let socketPath else { return }
        var address = sockaddr_un()
        let capacity = MemoryLayout.size(ofValue: address.sun_path)
        guard socketPath.hasPrefix("/") || socketPath.hasPrefix("@"), socketPath.utf8.count < capacity else {
            throw NotifierError("NOTIFY_SOCKET is no path of a socket: \(socketPath)")
        }
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: socketPath.utf8) }
        let pathOffset = MemoryLayout<sockaddr_un>.offset(of: \.sun_path) ?? 2
        if socketPath.hasPrefix("@") { address.sun_path.0 = 0 }

        let socket = Glibc.socket(AF_UNIX, CInt(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard socket >= 0 else { throw NotifierError(errno: errno, socketPath) }
        defer { close(socket) }
        let length = socklen_t(pathOffset + socketPath.utf8.count)
        let sent = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                sendto(socket, message, message.utf8.count, CInt(MSG_NOSIGNAL), $0, length)
            }
        }
        guard sent == message.utf8.count else { throw NotifierError(errno: errno, socketPath) }
    }
}
