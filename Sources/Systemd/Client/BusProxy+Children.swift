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

    private static func origin(of reader: any BusReader) throws -> ObjectPath {
        guard let path = (reader as? MessageReader)?.path else { throw BusValueError("a signal of no object") }
        return path
    }
}
