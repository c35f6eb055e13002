extension BusConnection {
    /// Goes on, isolated to the connection, with what sd-bus hands to a callback.
    nonisolated func callback<Argument, Result: Sendable>(
        _ argument: Argument,
        _ body: (isolated BusConnection, Argument) -> Result
    ) -> Result {
        // sd-bus calls back only while the connection calls it, on the bus thread, which assumeIsolated makes sure of;
        // so nothing is handed from one thread to another here, although the compiler cannot know.
        nonisolated(unsafe) let argument = argument
        nonisolated(unsafe) let body = body
        return assumeIsolated { body($0, argument) }
    }
}
