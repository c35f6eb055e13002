import Contract
import Systemd
import TestSupport

/// A service under impastod's name with a few of its methods, for what impastod itself does not show.
enum StandIn {
    /// Puts it on a bus of its own, where all users may talk to it, and lends that to `body`.
    static func with(
        _ members: [any InterfaceMember],
        _ prepare: (inout BusImplementation) -> Void,
        _ body: (PrivateBus, TemporaryDirectory) async throws -> Void
    ) async throws {
        try await TemporaryDirectory.with { directory in
            let bus = try await PrivateBus(socket: directory.appending("bus"), isShared: true)
            defer { bus.stop() }
            let connection = try await BusConnection.open(.address(bus.address))
            var manager = BusImplementation(InterfaceDescription(ManagerInterface.name, members))
            prepare(&manager)
            try await connection.export(manager, at: BusNames.manager, properties: PropertyValues())
            try await connection.requestName(BusNames.service)
            try await body(bus, directory)
            await connection.close()
        }
    }
}
