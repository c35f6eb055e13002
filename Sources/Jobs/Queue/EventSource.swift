/// Tells every listener every event, in order.
struct EventSource {
    private var listeners: [Int: AsyncStream<JobEvent>.Continuation] = [:]
    private var lastListener = 0

    /// A new listener's events, from now on; buffered without limit, so that a slow listener misses none.
    ///
    /// - Parameter onEnd: Called when the listener is gone, with the key to ``remove(_:)`` it by.
    /// - Returns: The events.
    mutating func listen(onEnd: @escaping @Sendable (Int) -> Void) -> AsyncStream<JobEvent> {
        let (stream, continuation) = AsyncStream<JobEvent>.makeStream()
        lastListener += 1
        let key = lastListener
        continuation.onTermination = { _ in onEnd(key) }
        listeners[key] = continuation
        return stream
    }

    mutating func remove(_ key: Int) {
        listeners[key] = nil
    }

    func tell(_ event: JobEvent) {
        for listener in listeners.values { listener.yield(event) }
    }
}
