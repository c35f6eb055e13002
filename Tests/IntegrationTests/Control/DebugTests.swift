import Contract
import Foundation
import TestSupport
import Testing

/// impastoctl debug.
struct DebugTests {
    private struct Seen: Decodable {
        let time_usec: UInt64
        let folder: String?
        let mask: UInt32
        let events: [String]
        let name: String?
    }

    /// A number that the Manager tells.
    private func figure(_ name: String, of daemon: RunningDaemon) async throws -> UInt64 {
        let words = ["get-property", BusNames.service, BusNames.manager.text, ManagerInterface.name, name]
        return UInt64(try await daemon.busctl(words).output.split(whereSeparator: \.isWhitespace)[1]) ?? 0
    }

    @Test func theLastEventsAreListed() async throws {
        try await RunningDaemon.with { daemon in
            try await daemon.folder(gets: .active)
            try daemon.drop("cat.png")
            try await daemon.jobs(afterEnds: 1)
            try await daemon.ctl("pause")
            let answer = try await daemon.ctl("debug", "events", "--json=short")
            let seen = try JSONDecoder().decode([Seen].self, from: Data(answer.output.utf8))
            #expect(seen.contains { $0.folder == "inbox" && $0.name == "cat.png" && $0.events.contains("CLOSE_WRITE") })
            #expect(seen.allSatisfy { $0.mask != 0 && $0.events.isEmpty == false })
            #expect(seen.map(\.time_usec) == seen.map(\.time_usec).sorted())
            let table = try await daemon.ctl("debug", "events", "--lines", "1").output.split(separator: "\n")
            #expect(table.count == 2)
            #expect(table[0].split(separator: " ") == ["TIME", "FOLDER", "EVENT", "NAME"])
        }
    }

    @Test func allFoldersAreLookedThrough() async throws {
        try await RunningDaemon.with { daemon in
            let other = try daemon.place.makeInbox("other", recipe: TestRecipe.quick)
            try daemon.place.configure(tables: DaemonPlace.folder("other", other))
            try await daemon.ctl("reload")
            for name in ["inbox", "other"] { try await daemon.folder(name, gets: .active) }
            let before = try await figure("Rescans", of: daemon)
            let answer = try await daemon.ctl("debug", "recrawl", "--json=short")
            #expect(answer.output == "[{\"folder\":\"inbox\",\"found\":0},{\"folder\":\"other\",\"found\":0}]\n")
            try await eventually("two more rescans") {
                try await figure("Rescans", of: daemon) >= before + 2 ? () : nil
            }
            // Nothing was lost, and nothing is said to be.
            #expect(try await figure("Overflows", of: daemon) == 0)
        }
    }

    @Test func anOverflowCanBeHadForTheAsking() async throws {
        var setup = DaemonSetup()
        setup.isForEverybody = true
        setup.folder = "trusts-recipe = true"
        try await RunningDaemon.with(setup) { daemon in
            try await daemon.folder(gets: .active)
            let before = try await figure("Rescans", of: daemon)
            let call = [
                "busctl", "--address=\(daemon.bus.address)", "call", BusNames.service, BusNames.manager.text,
                ManagerInterface.name, "PretendOverflow", "a{sv}", "0",
            ]
            // It is for those who may have the daemon reload.
            let refused = try await CommandOutput.of("setpriv", ["--reuid=65534", "--clear-groups"] + call)
            #expect(refused.status != 0 && refused.errors.contains("polkit allows org.impasto.Impasto1.configure"))
            #expect(try await daemon.ctl("debug", "overflow").status == 0)
            try await eventually("a rescan") { try await figure("Rescans", of: daemon) > before ? () : nil }
            try await eventually("one overflow") { try await figure("Overflows", of: daemon) == 1 ? () : nil }
            #expect(daemon.log.contains("the kernel dropped events"))
        }
    }
}
