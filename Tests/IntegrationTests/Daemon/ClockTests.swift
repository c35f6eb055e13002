import Contract
import SystemPackage
import Systemd
import TestSupport
import Testing

/// Somebody sets the clock on the wall, a day forward or back, while the daemon is at work.
struct ClockTests {
    private static let jumps: [Int64] = [86_400, -86_400]

    @Test("fault 14: a clock that jumps while a file settles has it settle neither earlier nor later", arguments: jumps)
    func whileAFileSettles(jump: Int64) async throws {
        try await RunningDaemon.with(DaemonSetup(isStarted: false)) { daemon in
            let settle = Duration.seconds(8)
            let place = daemon.place
            try place.configure(
                tables: """
                    [[folder]]
                    name = "slow"
                    inbox = "\(place.makeInbox("slow", recipe: TestRecipe.quick))"
                    settle-seconds = \(settle / .seconds(1))
                    """
            )
            let clock = try TestClock(at: place.root.appending("clock"))
            try await daemon.start(environment: clock.environment)
            try await eventually("the recipe") { try await daemon.folder("slow", gets: .active) }
            let begin = ContinuousClock.now
            try place.root.appending("slow/cat.png").write(TestPicture.png())
            try await daemon.withClient { client in
                try await eventually("the sight of the file") {
                    let events = try await client.manager.call(ManagerInterface.getRecentEvents, 1)
                    return events.last?.name == Array("cat.png".utf8) ? () : nil
                }
            }
            try clock.set(aheadBy: jump)
            try #require(ContinuousClock.now - begin < settle, "the machine is too busy for this test")
            try await daemon.queuedJobs(1)
            #expect(ContinuousClock.now - begin >= settle)
            #expect(try await daemon.jobsWhenAllHaveEnded(1).map(\.state) == [.done])
        }
    }

    @Test("fault 14: a clock that jumps while a job waits has it wait neither shorter nor longer", arguments: jumps)
    func whileAJobWaits(jump: Int64) async throws {
        let script = """
            first=$(dirname "$0")/first
            if [ ! -e "$first" ]; then : > "$first"; kill -9 $$; fi
            exec '\(Programs.impastoRender)' "$@"
            """
        let wait = Duration.seconds(8)
        let setup = DaemonSetup(settings: "retry-seconds = \(wait / .seconds(1))")
        try await withClock(setup, worker: script) { daemon, clock in
            let begin = ContinuousClock.now
            try daemon.drop("cat.png")
            try await daemon.job(gets: .waiting)
            try clock.set(aheadBy: jump)
            try #require(ContinuousClock.now - begin < wait, "the machine is too busy for this test")
            try await daemon.job(gets: .running, times: 2)
            #expect(ContinuousClock.now - begin >= wait)
            #expect(try await daemon.jobsWhenAllHaveEnded(1).map(\.state) == [.done])
        }
    }

    @Test("fault 14: a clock that jumps while a picture is painted changes no duration that is told", arguments: jumps)
    func whileAPictureIsPainted(jump: Int64) async throws {
        let recipe = TestRecipe.text(iterations: 3000, snapshotEvery: 500)
        let script = "exec '\(Programs.impastoRender)' \"$@\""
        try await withClock(DaemonSetup(recipe: recipe), worker: script) { daemon, clock in
            let begin = ContinuousClock.now
            try daemon.drop("cat.png")
            let id = try await daemon.job(gets: .running)
            try await eventually("some evaluations") { try await daemon.job(id).iteration ?? 0 > 10 ? () : nil }
            try clock.set(aheadBy: jump)
            #expect(try await daemon.jobsWhenAllHaveEnded(1).map(\.state) == [.done])
            let limit = (ContinuousClock.now - begin) / .seconds(1)

            let sidecar = try SidecarFile.read(daemon.place.outbox.appending("cat.json"))
            #expect((0...limit).contains(sidecar.seconds))
            #expect(sidecar.epochs.count > 5 && sidecar.epochs.allSatisfy { (0...limit).contains($0.seconds) })
            let job = try await daemon.job(id)
            let (started, finished) = (try #require(job.started), try #require(job.finished))
            #expect(started < finished && Double(finished - started) / 1e6 < limit)
        }
    }

    /// Lends a daemon and workers that go by a clock of the test's.
    private func withClock(
        _ setup: DaemonSetup,
        worker script: String,
        _ body: (RunningDaemon, TestClock) async throws -> Void
    ) async throws {
        try await TemporaryDirectory.with { directory in
            let clock = try TestClock(at: directory.appending("clock"))
            // A daemon gives its workers little of its own environment.
            let exports = clock.environment.map { "export \($0)='\($1)'" }.sorted().joined(separator: "\n")
            try await RunningDaemon.with(setup, worker: "\(exports)\n\(script)", environment: clock.environment) {
                daemon in
                try await body(daemon, clock)
            }
        }
    }
}
