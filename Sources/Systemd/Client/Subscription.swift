internal import CSystemd

/// Signals that somebody here listens to.
final class Subscription {
    let connection: BusConnection
    let token: UInt64

    /// The slot of sd-bus; to let go of it ends the delivery.
    var slot: OpaquePointer?

    private let deliver: (MessageReader) -> Void
    private let finish: () -> Void
    private var installed: CheckedContinuation<Void, any Error>?

    init(
        connection: BusConnection,
        token: UInt64,
        deliver: @escaping (MessageReader) -> Void,
        finish: @escaping () -> Void
    ) {
        self.connection = connection
        self.token = token
        self.deliver = deliver
        self.finish = finish
    }

    /// Somebody waits until the bus has taken the match rule.
    func await(_ continuation: CheckedContinuation<Void, any Error>) {
        installed = continuation
    }

    /// The bus has taken the match rule, or refused it.
    func wasInstalled(_ result: Result<Void, any Error>) {
        installed?.resume(with: result)
        installed = nil
    }

    func receive(_ message: OpaquePointer) {
        deliver(MessageReader(message))
    }

    /// No more signals come.
    func end() {
        slot = sd_bus_slot_unref(slot)
        wasInstalled(.failure(BusError(.disconnected, "The bus is gone.")))
        finish()
    }
}
