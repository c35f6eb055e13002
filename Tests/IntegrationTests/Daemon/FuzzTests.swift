import TestSupport
import Testing

/// Clients that send nonsense.
struct FuzzTests {
    /// `IMPASTO_LONG=1` makes it a hundred thousand calls.
    @Test("fault 11: nonsense on the bus is answered, and harms neither the daemon nor other clients")
    func nonsenseIsAnswered() async throws {
        try await RunningDaemon.with { daemon in
            try daemon.drop("before.png", seed: 1)
            try await daemon.jobs(afterEnds: 1)
            let calls = TestRun.isLong ? 100_000 : 4000
            let pid = try daemon.process.identifier
            let report: Report = try await daemon.report(
                of: "fuzz-bus.py",
                ["--pid", "\(pid)", "--calls", "\(calls)"],
                within: .seconds(600)
            )
            #expect(report.members > 60)
            #expect(report.calls >= calls)
            // Some of it makes sense by chance, and what does not is refused by name.
            #expect(report.answers["ok", default: 0] > 0)
            #expect(report.answers["org.impasto.Impasto1.NoSuchJob", default: 0] > 0)
            #expect(report.answers["org.impasto.Impasto1.InternalError"] == nil)
            #expect(report.answers["org.freedesktop.DBus.Error.NoReply"] == nil)

            // It still is the same daemon, and it still works.
            #expect(try daemon.process.identifier == pid)
            #expect(try await daemon.ctl("resume").status == 0)
            #expect(try await daemon.status().state != "stopping")
        }
    }

    private struct Report: Decodable {
        let members: Int
        let calls: Int
        let answers: [String: Int]
    }
}
