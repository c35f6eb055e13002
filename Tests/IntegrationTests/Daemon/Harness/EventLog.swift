import TestSupport

/// Everything of one kind that has happened so far, and a way to wait for what has not.
actor EventLog<Event: Sendable> {
    /// What has happened, in order.
    private(set) var events: [Event] = []

    private var listeners: [AsyncStream<[Event]>.Continuation] = []

    /// Records what comes out of a stream, until it ends.
    init(_ stream: AsyncStream<Event>) {
        Task { for await event in stream { await append(event) } }
    }

    /// Waits until what has happened makes `choose` give an answer.
    ///
    /// - Throws: `DeadlineExceeded` when that does not come to pass in time.
    nonisolated func wait<Answer: Sendable>(
        for what: String,
        _ choose: @escaping @Sendable ([Event]) -> Answer?
    ) async throws -> Answer {
        try await withDeadline(.seconds(30), what) {
            for await events in await self.histories() {
                if let answer = choose(events) { return answer }
            }
            throw CancellationError()
        }
    }

    /// What has happened, now and again whenever something more has.
    private func histories() -> AsyncStream<[Event]> {
        let (stream, continuation) = AsyncStream<[Event]>.makeStream(bufferingPolicy: .bufferingNewest(1))
        continuation.yield(events)
        listeners.append(continuation)
        return stream
    }

    private func append(_ event: Event) {
        events.append(event)
        for listener in listeners { listener.yield(events) }
    }
}
