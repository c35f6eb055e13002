import Contract
import Foundation
import SystemPackage
import Systemd
import TestSupport
import Testing

/// impastoctl history and impastoctl priority.
struct HistoryTests {
    private func history(_ daemon: RunningDaemon, _ words: String...) async throws -> [ShownJob] {
        let answer = try await daemon.control(["history", "--json=short"] + words, environment: [:])
        try #require(answer.status == 0, "\(answer.errors)")
        return try JSONDecoder().decode([ShownJob].self, from: Data(answer.output.utf8))
    }

    @Test func whatIsOverIsListed() async throws {
        try await RunningDaemon.with { daemon in
            try daemon.drop("good.png")
            try await daemon.jobs(afterEnds: 1)
            try daemon.place.inbox.appending("bad.png").write("no picture")
            try await daemon.jobs(afterEnds: 2)
            try await daemon.ctl("pause")
            try daemon.drop("late.png", seed: 5)
            try await daemon.queuedJobs(3)

            #expect(try await history(daemon).map(\.name) == ["good.png", "bad.png"])
            #expect(try await history(daemon, "--state=failed").map(\.name) == ["bad.png"])
            #expect(try await history(daemon, "--folder=nowhere").isEmpty)
            #expect(try await history(daemon)[0].output == daemon.place.outbox.appending("good.png").string)
            let table = try await daemon.ctl("history").output.split(separator: "\n")
            #expect(table.count == 3)
            #expect(table[0].split(separator: " ") == ["ID", "ENDED", "STATE", "TOOK", "FOLDER", "NAME", "ERROR"])
            #expect(table[2].hasSuffix("bad.png   ImageCorrupt"))
            #expect(try await daemon.ctl("history", "--state=queued").status == ClientExit.usage.rawValue)
        }
    }

    @Test(arguments: [
        ("", "its list has no end"), ("{\"end\":true,\"jobs\":2}\n", "0 lines came, of 2"),
        ("{\"end\":false,\"error\":\"the disk is gone\"}\n", "the disk is gone"),
        ("{\"id\":1,\"object\":\"/\"}\n", "its list has no end"),
    ])
    func aListThatIsCutOffIsNone(lines: String, words: String) async throws {
        try await StandIn.with(
            [ManagerInterface.exportJobs],
            { manager, _ in
                manager.handle(ManagerInterface.exportJobs) { _, _ in
                    let pipe = try FileDescriptor.pipe(options: .closeOnExec)
                    try pipe.writeEnd.closeAfter { _ = try pipe.writeEnd.writeAll(lines.utf8) }
                    return BusDescriptor(owning: pipe.readEnd.rawValue)
                }
            },
            { bus, _ in
                let answer = try await bus.run(Programs.impastoctl, ["history", "--user"])
                #expect((answer.status, answer.output) == (ClientExit.failed.rawValue, ""))
                #expect(answer.errors.contains(words), "\(answer.errors)")
            }
        )
    }

    @Test func timesAreUnderstood() async throws {
        try await RunningDaemon.with { daemon in
            try daemon.drop("good.png")
            try await daemon.jobs(afterEnds: 1)
            for time in [
                "today", "yesterday", "-1h", "2 hours ago", "90min ago", "-1w", "2026-01-01", "2026-01-01 12:00",
            ] {
                #expect(try await history(daemon, "--since", time).count == 1, "\(time)")
            }
            for time in ["2100-01-01", "2099-12-31 23:59:59"] {
                #expect(try await history(daemon, "--since", time).isEmpty, "\(time)")
            }
            for time in ["soon", "-1", "2026-13-01", "25:00", ""] {
                let answer = try await daemon.ctl("history", "--since", time)
                #expect(answer.status == ClientExit.usage.rawValue, "\(time)")
            }
        }
    }

    @Test func ranksDecideWhoIsNext() async throws {
        try await RunningDaemon.with { daemon in
            try await daemon.ctl("pause")
            for seed in 1...3 {
                try daemon.drop("cat\(seed).png", seed: seed)
                try await daemon.queuedJobs(seed)
            }
            #expect(try await daemon.ctl("priority", "3", "-5").status == 0)
            #expect(try await daemon.ctl("priority", "1", "5").errors == "Job 1 has the rank 5 now.\n")
            #expect(try await daemon.ctl("priority", "1", "5000").status == ClientExit.failed.rawValue)
            #expect(try await daemon.ctl("priority", "99", "0").status == ClientExit.failed.rawValue)
            #expect(try await daemon.ctl("show", "3").output.contains("Priority: -5\n"))
            try await daemon.ctl("resume")
            try await daemon.jobs(afterEnds: 3)
            let order = await daemon.signals.events.compactMap { event -> UInt64? in
                if case .jobRemoved(let id, _, _) = event { id } else { nil }
            }
            #expect(order == [3, 2, 1])
        }
    }
}
