import Contract
import Glibc
import SystemPackage
import TestSupport
import Testing

/// Clients that do what no library does by itself.
struct HostileClientTests {
    enum Bus: CaseIterable {
        case own, limited, ofSeveralUsers
    }

    @Test(
        "fault 11: clients that never read, leave in the middle and send what is no picture harm nobody else",
        arguments: Bus.allCases
    )
    func hostileClientsHarmNobody(on bus: Bus) async throws {
        try #require(bus != .ofSeveralUsers || geteuid() == 0, "only root can be several users")
        let onLimitedBus = bus != .own
        var setup = DaemonSetup()
        setup.hasLimitedBus = onLimitedBus
        setup.isForEverybody = bus == .ofSeveralUsers
        setup.folder = "trusts-recipe = true"
        try await RunningDaemon.with(setup) { daemon in
            try daemon.drop("first.png", seed: 2)
            try await daemon.jobs(afterEnds: 1)
            let picture = daemon.place.root.appending("cat.png")
            try picture.write(TestPicture.png(1))
            let pid = try daemon.process.identifier
            // A user's own bus takes so many calls of one client that it becomes slow itself.
            let calls = onLimitedBus ? 100_000 : 20_000
            let report: Report = try await daemon.report(
                of: "hostile-clients.py",
                ["--pid", "\(pid)", "--picture", picture.string, "--calls", "\(calls)"]
                    + (bus == .ofSeveralUsers ? ["--user", "65534"] : []),
                within: .seconds(300)
            )
            #expect(report.answers == Self.answers)
            // Ten times that would be kept for clients who do not read, if it were kept.
            let growth = try #require(report.memoryKib.max()) - report.memoryKib[0]
            #expect(growth < 10_000, "\(report)")
            // Each submission that is refused, and each of sixteen descriptors, would be one more.
            #expect(report.descriptors[1] < report.descriptors[0] + 8, "\(report)")
            if onLimitedBus { #expect(report.middleLatencyMs < 1000, "\(report)") }
            // Among other tests nobody can promise that of every single call.
            if onLimitedBus, TestRun.isLong { #expect(report.worstLatencyMs < 1000, "\(report)") }

            // A file that has no name any more is as good as any other.
            let jobs = try await daemon.jobs(afterEnds: 3)
            #expect(
                jobs.map(\.name) == ["first.png", "unlinked.png", "sixteen.png"]
                    && jobs.allSatisfy { $0.state == .done }
            )
            #expect(try daemon.process.identifier == pid)
        }
    }

    private static let answers = [
        "pipe": "NotRegular", "writer": "NotRegular", "directory": "NotRegular", "zero": "NotRegular",
        "socket": "NotRegular", "path": "AccessDenied", "deaf": "AccessDenied", "unlinked": "ok", "sixteen": "ok",
        "signature s": "InvalidArgs", "signature hs": "InvalidArgs", "signature hsays": "InvalidArgs",
        "signature ": "InvalidArgs",
    ]

    /// What the script says.
    private struct Report: Decodable {
        let answers: [String: String]
        let worstLatencyMs: Double
        let middleLatencyMs: Double
        let memoryKib: [Int]
        let descriptors: [Int]
    }
}
