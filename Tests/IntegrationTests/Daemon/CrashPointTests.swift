import Contract
import SystemPackage
import TestSupport
import Testing

/// The daemon killed at every moment that has a name.
struct CrashPointTests {
    @Test("fault 1: killed at every named moment, each picture ends once", arguments: CrashPoint.allCases)
    func eachPictureEndsOnce(point: CrashPoint) async throws {
        try await RunningDaemon.with(DaemonSetup(isStarted: false)) { daemon in
            try await daemon.start(environment: [CrashPoint.variable: point.rawValue])
            let painted = ["cat.png", "sent.png"], failed = ["bad.png"]
            try daemon.drop("cat.png", seed: 1)
            try daemon.place.inbox.appending("bad.png").write("no picture at all")
            let file = daemon.place.root.appending("sent.png")
            try file.write(TestPicture.png(2))
            // Either it is answered, or the daemon dies before or while it is asked.
            let isSent = try await daemon.ctl("submit", file.string).status == 0
            _ = try await daemon.end()
            let isThere = isSent || daemon.place.sources.contains("sent.png")
            daemon.expectNoneLost(failed + (isThere ? painted : ["cat.png"]))

            try await daemon.start()
            if !isThere { #expect(try await daemon.ctl("submit", file.string).status == 0) }
            let jobs = try await daemon.jobsWhenAllHaveEnded(3)
            await daemon.expectOneJobEach(painted + failed, jobs)
            daemon.expectEachEndedOnce(painted: painted, failed: failed)
        }
    }
}

extension DaemonPlace {
    /// The names of all pictures that were brought.
    fileprivate var sources: Set<String> { Set(inbox.names + done.names + failed.names) }
}
