import Contract
import Systemd
import TestSupport
import Testing

/// impastoctl wait.
struct WaitTests {
    @Test func allFoldersTogetherHaveTheTimeThatWasSaid() async throws {
        let (requests, requested) = AsyncStream<FolderSync>.makeStream()
        try await StandIn.with(
            [ManagerInterface.listFolders, ManagerInterface.syncFolder],
            { manager, _ in
                manager.handle(ManagerInterface.listFolders) { _, _ in
                    ["a", "b", "c"].map {
                        FolderSummary(name: $0, inbox: [], outbox: [], state: .active, reason: "", pending: 0)
                    }
                }
                manager.handle(ManagerInterface.syncFolder) { request, _ in
                    requested.yield(request.argument)
                    // The first takes its time, the second all that there is, which is less than a call may take.
                    guard request.argument.folder != "a" else {
                        try await Task.sleep(for: .seconds(1))
                        return Nothing()
                    }
                    try await Task.sleep(for: .microseconds(request.argument.timeout))
                    throw ServiceError(.syncTimeout, "Not everything has settled.")
                }
            },
            { bus, _ in
                let waiting = try await bus.run(Programs.impastoctl, ["wait", "--all", "--timeout", "19", "--user"])
                #expect(waiting.status == ClientExit.timeout.rawValue)
                requested.finish()
                let asked = await requests.reduce(into: [FolderSync]()) { $0.append($1) }
                try #require(asked.map(\.folder) == ["a", "b"])
                #expect(asked[0].timeout <= 19_000_000 && asked[1].timeout <= asked[0].timeout - 1_000_000)
            }
        )
    }
}
