import Contract
import Systemd
import TestSupport

extension RunningDaemon {
    /// Lends a client of ours that stays on the bus as long as `body` lasts.
    func withClient(_ body: (BusConnection) async throws -> Void) async throws {
        let client = try await BusConnection.open(.address(bus.address))
        do {
            try await body(client)
        } catch {
            await client.close()
            throw error
        }
        await client.close()
    }
}

extension BusConnection {
    /// The Manager, as this client sees it.
    nonisolated var manager: BusProxy { BusProxy(self, service: BusNames.service, path: BusNames.manager) }

    /// A job, as this client sees it.
    nonisolated func job(_ id: UInt64) -> BusProxy { BusProxy(self, service: BusNames.service, path: BusNames.job(id)) }

    /// A folder, as this client sees it.
    nonisolated func folder(_ name: String) -> BusProxy {
        BusProxy(self, service: BusNames.service, path: BusNames.folder(name))
    }
}
