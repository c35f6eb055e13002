public import Contract

extension BusProxy {
    /// Listens to the changes of an interface's properties at the object and at all objects below it: which object, and
    /// the new values that the signal carries.
    ///
    /// - Throws: ``BusError`` when the bus does not allow it.
    public func changes(of interface: InterfaceDescription) async throws -> AsyncStream<(ObjectPath, PropertyValues)> {
        let rule = MatchRule(
            sender: service,
            path: path,
            interface: StandardProperties.interface,
            member: "PropertiesChanged",
            firstArgument: interface.name,
            includesChildren: true
        )
        return try await connection.subscribe(to: rule) { reader in
            _ = try reader.string()
            return (try Self.origin(of: reader), try PropertyValues(of: interface, from: reader))
        }
    }

    /// Listens to a signal of all objects below the object: which object, and what it tells.
    ///
    /// - Throws: ``BusError`` when the bus does not allow it.
    public func signalsOfChildren<Payload>(
        _ signal: Signal<Payload>
    ) async throws -> AsyncStream<(ObjectPath, Payload)> {
        let rule = MatchRule(
            sender: service,
            path: path,
            interface: signal.interface,
            member: signal.name,
            includesChildren: true
        )
        return try await connection.subscribe(to: rule) { (try Self.origin(of: $0), try Payload(from: $0)) }
    }

    private static func origin(of reader: any BusReader) throws -> ObjectPath {
        guard let path = (reader as? MessageReader)?.path else { throw BusValueError("a signal of no object") }
        return path
    }
}
