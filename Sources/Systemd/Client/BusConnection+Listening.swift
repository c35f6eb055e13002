internal import CSystemd
internal import Contract

extension BusConnection {
    /// Asks the bus for signals and returns, once the bus has agreed, the stream of them.
    func subscribe<Element: Sendable>(
        to rule: MatchRule,
        decode: @escaping @Sendable (any BusReader) throws -> Element
    ) async throws -> AsyncStream<Element> {
        let (stream, continuation) = AsyncStream<Element>.makeStream()
        let token = makeToken()
        let subscription = Subscription(
            connection: self,
            token: token,
            deliver: { reader in
                if let element = try? decode(reader) { continuation.yield(element) }
            },
            finish: { continuation.finish() }
        )
        let bus = try live()
        try await withCheckedThrowingContinuation { installed in
            subscription.await(installed)
            let userdata = Unmanaged.passUnretained(subscription).toOpaque()
            let result = sd_bus_add_match_async(
                bus,
                &subscription.slot,
                rule.text,
                signalArrived,
                matchInstalled,
                userdata
            )
            if result < 0 {
                subscription.wasInstalled(Result { _ = try BusError.check(result, "Listening to \(rule.member)") })
            } else {
                subscriptions[token] = subscription
            }
        }
        continuation.onTermination = { [weak self] _ in
            Task { await self?.unsubscribe(token) }
        }
        return stream
    }

    private func unsubscribe(_ token: UInt64) {
        subscriptions.removeValue(forKey: token)?.end()
    }

    fileprivate func installed(_ subscription: Subscription, _ message: OpaquePointer) {
        if let error = sd_bus_message_get_error(message) {
            subscriptions[subscription.token] = nil
            subscription.wasInstalled(.failure(ErrorReply.error(from: error.pointee)))
            subscription.end()
        } else {
            subscription.wasInstalled(.success(()))
        }
    }
}

/// Called by sd-bus when the bus has taken a match rule, or refused it.
private let matchInstalled: sd_bus_message_handler_t = { message, userdata, _ in
    guard let message, let userdata else { return 0 }
    let subscription = Unmanaged<Subscription>.fromOpaque(userdata).takeUnretainedValue()
    subscription.connection.callback((subscription, message)) { $0.installed($1.0, $1.1) }
    return 1
}

/// Called by sd-bus for every signal of a match; 0 lets other matches have it too.
private let signalArrived: sd_bus_message_handler_t = { message, userdata, _ in
    guard let message, let userdata else { return 0 }
    Unmanaged<Subscription>.fromOpaque(userdata).takeUnretainedValue().receive(message)
    return 0
}
