internal import Contract

extension BusConnection {
    /// Tells the names that nobody has on the bus any more, among them the unique names of all clients that leave.
    ///
    /// - Returns: The names, until the connection is over.
    /// - Throws: ``BusError`` when the bus does not allow to listen.
    public func departures() async throws -> AsyncStream<String> {
        let signal = MessageBus.nameOwnerChanged
        let rule = MatchRule(
            sender: MessageBus.service,
            path: MessageBus.path,
            interface: signal.interface,
            member: signal.name,
            thirdArgument: ""
        )
        return try await subscribe(to: rule) { try NameOwnerChange(from: $0).name }
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
