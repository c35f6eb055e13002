import Contract
import SystemPackage
import TestSupport
import Testing

/// An inbox and an outbox on FUSE.
@Suite(.enabled("no test of FUSE: bindfs(1) cannot mount on this machine", FUSEMount.isAllowed))
struct FUSETests {
    @Test("row 15: what others put into an inbox on FUSE is painted once, into an outbox on FUSE")
    func whatOthersPutThereIsPainted() async throws {
        try await RunningDaemon.with(DaemonSetup(folder: "poll-seconds = 1", fuse: ["inbox", "outbox"])) { daemon in
            // This goes into the folder below, of which the daemon sees no event.
            try daemon.drop("cat.png", seed: 1)
            try await daemon.jobs(afterEnds: 1)
            try daemon.drop("cat.png", seed: 2)
            let jobs = try await daemon.jobs(afterEnds: 2)
            await daemon.expectOneJobEach(["cat.png", "cat.png"], jobs)
            #expect(jobs.map(\.state) == [.done, .done])
            let names = ["cat-2.epochs", "cat-2.json", "cat-2.png", "cat.epochs", "cat.json", "cat.png"]
            #expect(daemon.place.outbox.names == names)
            #expect(daemon.place.done.names == ["cat-2.png", "cat.png"])
            daemon.expectTidy()
        }
    }
}
