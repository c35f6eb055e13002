internal import CSystemd
internal import Contract

extension BusConnection {
    /// Works on at most so many calls of one client side by side from now on; it gets an error for those beyond.
    public func limitCalls(perClient limit: Int) {
        callers.limit = limit
    }

    /// Works on at most so many calls of one user side by side from now on, whatever the number of his clients, and tells
    /// handlers who the user is (``BusCall/user``).
    ///
    /// The bus is asked for a client's user once, when it first calls.
    ///
    /// - Parameters:
    ///   - limit: So many calls; those beyond get an error.
    ///   - exempt: Users to whose clients the limit applies one by one.
    /// - Throws: ``BusError`` when the bus does not tell of clients that leave.
    public func limitCalls(perUser limit: Int, except exempt: Set<UInt32>) async throws {
        callers.limit = limit
        callers.exempt = exempt
        let departures = try await departures()
        Task { for await client in departures { forget(client) } }
    }

    /// Lets a call wait until the user of its client is known.
    ///
    /// - Returns: Whether it waits; false where too many do.
    func keep(
        _ message: OpaquePointer,
        _ handler: @escaping BusImplementation.Handler,
        of client: String
    ) -> Bool {
        let others = callers.waiting[client]?.count
        guard others ?? 0 < callers.limit else { return false }
        sd_bus_message_ref(message)
        callers.waiting[client, default: []].append(WaitingCall(message: message, handler: handler))
        if others == nil { Task { await identify(client) } }
        return true
    }

    private func identify(_ client: String) async {
        let user = try? await user(of: client)
        let calls = callers.waiting.removeValue(forKey: client) ?? []
        if callers.departed.remove(client) == nil { callers.users[client] = user }
        for call in calls {
            if callers.users[client] != nil { takeUp(call) }
            sd_bus_message_unref(call.message)
        }
    }

    private func takeUp(_ call: WaitingCall) {
        var error = sd_bus_error()
        defer { sd_bus_error_free(&error) }
        if begin(call.message, call.handler, &error) < 0 { sd_bus_reply_method_error(call.message, &error) }
    }

    private func forget(_ client: String) {
        callers.users[client] = nil
        if callers.waiting[client] != nil { callers.departed.insert(client) }
    }
}
