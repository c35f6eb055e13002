internal import Contract

extension BusConnection {
    /// Returns when nobody has a name on the bus any more, when the connection is over, or when the task is cancelled.
    ///
    /// - Parameter name: The name, mostly the unique one of a caller.
    /// - Throws: ``BusError`` when the bus does not allow to listen.
    public func departure(of name: String) async throws {
        let owners = try await BusProxy(self, service: name, path: MessageBus.path).owners()
        guard try await hasOwner(of: name) else { return }
        for await owner in owners where owner == nil { return }
    }

    /// The number of the user who has a name on the bus (uid), as the bus found it when that process connected.
    ///
    /// - Parameter name: The name, mostly the unique one of a caller.
    /// - Returns: The number.
    /// - Throws: ``BusError`` when nobody has the name any more.
    public func user(of name: String) async throws -> UInt32 {
        try await messageBus.call(MessageBus.getConnectionUnixUser, name)
    }

    /// Whether anybody has a name on the bus.
    ///
    /// - Parameter name: The name.
    /// - Returns: Whether somebody has it.
    /// - Throws: ``BusError`` when the bus gives no answer.
    public func hasOwner(of name: String) async throws -> Bool {
        try await messageBus.call(MessageBus.nameHasOwner, name)
    }

    /// The bus itself.
    private nonisolated var messageBus: BusProxy {
        BusProxy(self, service: MessageBus.service, path: MessageBus.path)
    }
}
