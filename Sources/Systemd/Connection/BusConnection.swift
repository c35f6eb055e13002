internal import CSystemd
internal import Contract
internal import Glibc

/// A connection to a message bus.
///
/// The connection is an actor on the bus thread: every call of sd-bus is made there. It lives until ``close()`` or until
/// the bus is gone, even when nobody holds it. Everything that is asked of a connection after that throws
/// ``BusError/Code/disconnected``.
public actor BusConnection {
    nonisolated let thread: BusThread

    /// The thread that the connection lives on.
    public nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    /// The `sd_bus`, or nil once the connection is over.
    private(set) var bus: OpaquePointer?

    /// Calls of ours that have no answer yet.
    var calls: [UInt64: OutgoingCall] = [:]

    /// Calls of others that our handlers work on.
    var handling: [UInt64: IncomingCall] = [:]

    /// Who makes them.
    var callers = Callers()

    /// Signals that somebody here listens to.
    var subscriptions: [UInt64: Subscription] = [:]

    /// Interfaces that this process implements.
    var exports: [Export] = []

    private var witnesses: [UInt64: AsyncStream<Never>.Continuation] = [:]
    private var lastToken: UInt64 = 0

    /// Connects to a bus.
    ///
    /// - Parameters:
    ///   - address: The bus.
    ///   - allowsInteraction: Whether services may have people asked for a password on behalf of our calls, which may take
    ///     minutes.
    /// - Returns: The connection.
    /// - Throws: ``BusError`` with ``BusError/Code/cannotConnect`` when there is no bus, or it does not let us in.
    public static func open(_ address: BusAddress, allowsInteraction: Bool = false) async throws -> BusConnection {
        let connection = BusConnection(thread: try BusThread.shared.get())
        try await connection.connect(to: address, allowsInteraction)
        return connection
    }

    private init(thread: BusThread) {
        self.thread = thread
    }

    /// Sends what still waits to be sent, cancels the handlers that still run, ends all streams and lets go of the bus.
    public func close() {
        end(politely: true)
    }

    /// Returns when the connection is over, or the calling task is cancelled.
    public func disconnected() async {
        guard bus != nil else { return }
        let (stream, witness) = AsyncStream<Never>.makeStream()
        let token = makeToken()
        witnesses[token] = witness
        for await _ in stream {}
        witnesses[token] = nil
    }

    private func connect(to address: BusAddress, _ allowsInteraction: Bool) async throws {
        do {
            var bus: OpaquePointer?
            let attempt = "Connecting to the \(address)"
            try ErrorMap.installation.get()
            switch address {
            case .system:
                try BusError.check(sd_bus_open_system(&bus), attempt)
            case .user:
                try BusError.check(sd_bus_open_user(&bus), attempt)
            case .remote(let host):
                try BusError.check(sd_bus_open_system_remote(&bus, host), attempt)
            case .address(let text):
                try BusError.check(sd_bus_new(&bus), attempt)
                self.bus = bus
                try BusError.check(sd_bus_set_address(bus, text), attempt)
                try BusError.check(sd_bus_set_bus_client(bus, 1), attempt)
                try BusError.check(sd_bus_start(bus), attempt)
            }
            self.bus = bus
            try BusError.check(sd_bus_set_allow_interactive_authorization(bus, allowsInteraction ? 1 : 0), attempt)
            thread.add(self)
            // Only an answer shows that the bus has let us in.
            _ = try await BusProxy(self, service: MessageBus.service, path: MessageBus.path).call(
                MessageBus.getID,
                Nothing()
            )
        } catch {
            close()
            throw BusError(.cannotConnect, "\(error)")
        }
    }

    /// The bus, for a call of sd-bus.
    func live() throws(BusError) -> OpaquePointer {
        guard let bus else { throw BusError(.disconnected, "The connection to the bus is closed.") }
        return bus
    }

    /// A number that this connection has not used yet.
    func makeToken() -> UInt64 {
        lastToken += 1
        return lastToken
    }

    /// Lets sd-bus read, dispatch and write, and tells what it waits for; nil when the connection is over.
    func turn() -> BusWish? {
        guard let bus else { return nil }
        // A peer that never stops sending must not keep the others, and our own answers, waiting.
        for _ in 0..<32 {
            if isBehind(bus) { return BusWish(descriptor: sd_bus_get_fd(bus), events: Int16(POLLOUT), deadline: nil) }
            let result = sd_bus_process(bus, nil)
            if result < 0 {
                end(politely: false)
                return nil
            }
            if result == 0 { break }
        }
        var deadline = UInt64.max
        let events = sd_bus_get_events(bus)
        guard events >= 0, sd_bus_get_timeout(bus, &deadline) >= 0 else {
            end(politely: false)
            return nil
        }
        return BusWish(
            descriptor: sd_bus_get_fd(bus),
            events: Int16(events),
            deadline: deadline == .max ? nil : deadline
        )
    }

    /// Whether the bus takes our messages more slowly than others have us make them; what they send has to wait then, or
    /// answers that nobody reads would fill the memory.
    private func isBehind(_ bus: OpaquePointer) -> Bool {
        var waiting: UInt64 = 0
        guard sd_bus_get_n_queued_write(bus, &waiting) >= 0, waiting > 256 else { return false }
        var socket = pollfd(fd: sd_bus_get_fd(bus), events: Int16(POLLOUT), revents: 0)
        return poll(&socket, 1, 0) == 0
    }

    private func end(politely: Bool) {
        guard let bus else { return }
        self.bus = nil
        thread.remove(self)
        handling.values.forEach { $0.abandon() }
        handling = [:]
        callers.waiting.values.joined().forEach { sd_bus_message_unref($0.message) }
        callers = Callers()
        subscriptions.values.forEach { $0.end() }
        subscriptions = [:]
        if politely {
            sd_bus_flush_close_unref(bus)
        } else {
            sd_bus_close_unref(bus)
        }
        // From here on no callback comes any more, and what their user data point at may go.
        calls.values.forEach { $0.fail(BusError(.disconnected, "The bus is gone.")) }
        calls = [:]
        exports = []
        witnesses.values.forEach { $0.finish() }
    }
}
