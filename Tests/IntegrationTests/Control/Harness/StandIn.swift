import Contract
import Systemd
import TestSupport

/// A service under impastod's name with a few of its methods, for what impastod itself does not show.
enum StandIn {
    /// Puts it on a bus of its own, where all users may talk to it, and lends that to `body`.
    ///
    /// - Parameters:
    ///   - members: The methods and properties that it has.
    ///   - properties: The properties' values.
    ///   - prepare: Gives it its methods; may keep the connection to send signals by.
    ///   - body: What is to be done on the bus.
    /// - Throws: What `body` throws.
    static func with(
        _ members: [any InterfaceMember],
        properties: PropertyValues = PropertyValues(),
        _ prepare: (inout BusImplementation, BusConnection) -> Void,
        _ body: (PrivateBus, TemporaryDirectory) async throws -> Void
    ) async throws {
        try await TemporaryDirectory.with { directory in
            let bus = try await PrivateBus(socket: directory.appending("bus"), isShared: true)
            defer { bus.stop() }
            let connection = try await BusConnection.open(.address(bus.address))
            var manager = BusImplementation(InterfaceDescription(ManagerInterface.name, members))
            prepare(&manager, connection)
            try await connection.export(manager, at: BusNames.manager, properties: properties)
            try await connection.requestName(BusNames.service)
            try await body(bus, directory)
            await connection.close()
        }
    }
}
