import Contract
import SystemPackage
import TestSupport
import Testing

/// Clients that send nonsense.
struct FuzzTests {
    /// `IMPASTO_LONG=1` makes it a hundred thousand calls.
    @Test("fault 11: nonsense on the bus is answered, and harms neither the daemon nor other clients")
    func nonsenseIsAnswered() async throws {
        // Jobs that run and wait as long as the test does, so that there are some to be called.
        try await RunningDaemon.with(worker: "exec sleep 3600") { daemon in
            let pid = try daemon.process.identifier
            let before = try ProcessFigures(pid).descriptors
            for seed in 1...8 { try daemon.drop("cat\(seed).png", seed: seed) }
            try await daemon.queuedJobs(8)
            try await daemon.job(gets: .running)
            let description = daemon.place.root.appending("interfaces.xml")
            try description.write(InterfaceDescription.document(Self.interfaces))
            let calls = TestRun.isLong ? 100_000 : 4000
            let report: Report = try await daemon.report(
                of: "fuzz-bus.py",
                ["--pid", "\(pid)", "--calls", "\(calls)", "--description", description.string],
                within: .seconds(600)
            )
            #expect(report.members > 60)
            #expect(report.calls >= calls)
            #expect(report.missed == [])
            // Some of it makes sense by chance, and what does not is refused by name.
            #expect(report.answers["ok", default: 0] > 0)
            #expect(report.answers["org.impasto.Impasto1.NoSuchJob", default: 0] > 0)
            #expect(report.answers["org.impasto.Impasto1.InternalError"] == nil)
            #expect(report.answers["org.freedesktop.DBus.Error.NoReply"] == nil)
            // Of the texts that are sent some fifty have a MiB each; to keep them would be more.
            let growth = try #require(report.memoryKib.max()) - report.memoryKib[0]
            #expect(growth < 24_000, "\(report)")
            #expect(report.middleLatencyMs < 1000, "\(report)")
            // Among other tests nobody can promise that of every single call.
            if TestRun.isLong { #expect(report.worstLatencyMs < 1000, "\(report)") }

            // Without workers, each of the descriptors that SubmitFile and ValidateConfig refuse would be one more.
            #expect(try await daemon.ctl("pause").status == 0)
            try await eventually("as few descriptors as before") {
                try ProcessFigures(pid).descriptors < before + 8 ? () : nil
            }

            // It still is the same daemon, and it still works.
            #expect(try daemon.process.identifier == pid)
            #expect(try await daemon.ctl("resume").status == 0)
            #expect(try await daemon.status().state != "stopping")
        }
    }

    private static let interfaces = [
        ManagerInterface.description, FolderInterface.description, JobInterface.description,
        LogControlInterface.description,
    ]

    private struct Report: Decodable {
        let missed: [String]
        let worstLatencyMs: Double
        let middleLatencyMs: Double
        let memoryKib: [Int]
        let members: Int
        let calls: Int
        let answers: [String: Int]
    }
}
