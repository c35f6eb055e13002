import Contract
import Systemd
import TestSupport

/// A private bus with a service on it and a client.
struct ProbeFixture: Sendable {
    let bus: PrivateBus
    let service: BusConnection
    let client: BusConnection
    let gate: Gate

    /// The service's object, as the client sees it.
    var probe: BusProxy {
        BusProxy(client, service: Probe.service, path: Probe.path)
    }

    /// Makes a fixture, lends it to `body`, and ends it however `body` ends.
    static func with(
        level check: @escaping Probe.LevelCheck = Probe.upToTen,
        _ body: (ProbeFixture) async throws -> Void
    ) async throws {
        try await PrivateBus.with { bus in
            let gate = Gate()
            let service = try await Probe.serve(on: bus.address, gate, level: check)
            let client = try await BusConnection.open(.address(bus.address))
            let fixture = ProbeFixture(bus: bus, service: service, client: client, gate: gate)
            let outcome: Result<Void, any Error>
            do {
                outcome = .success(try await body(fixture))
            } catch {
                outcome = .failure(error)
            }
            await client.close()
            await service.close()
            try outcome.get()
        }
    }
}
