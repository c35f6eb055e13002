import Contract
import SystemPackage
import TestSupport
import Testing

/// Daemon and worker killed at every moment that has a name.
struct CrashPointTests {
    private static let daemonPoints = CrashPoint.allCases.filter { !CrashPoint.ofWorker.contains($0) }

    @Test("fault 1: killed at every named moment, each picture ends once", arguments: daemonPoints)
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

    @Test(
        "fault 1: a worker killed at every named moment goes on to the same bytes",
        arguments: CrashPoint.allCases.filter(CrashPoint.ofWorker.contains)
    )
    func aKilledWorkerGoesOn(point: CrashPoint) async throws {
        let setup = DaemonSetup(
            recipe: TestRecipe.text(iterations: 8, snapshotEvery: 3, more: "animation = \"gif\""),
            settings: "retry-seconds = 0.1"
        )
        // Only the first worker dies. All keep a checkpoint after every step, which the configuration does not allow.
        let script = """
            first=$(dirname "$0")/first
            if [ ! -e "$first" ]; then : > "$first"; export \(CrashPoint.variable)=\(point.rawValue); fi
            exec '\(Programs.impastoRender)' "$@" --checkpoint-every 0
            """
        try await RunningDaemon.with(setup, worker: script) { daemon in
            for (count, name) in ["cat.png", "dog.png"].enumerated() {
                try daemon.drop(name, seed: 1)
                try await daemon.jobsWhenAllHaveEnded(count + 1)
            }
            let jobs = try await daemon.jobs()
            #expect(jobs.map(\.state) == [.done, .done] && jobs.map(\.attempts) == [2, 1])
            let outbox = daemon.place.outbox
            #expect(try outbox.appending("cat.png").bytes() == outbox.appending("dog.png").bytes())
            let (cats, dogs) = (outbox.appending("cat.epochs"), outbox.appending("dog.epochs"))
            #expect(cats.names == dogs.names)
            for name in cats.names where !TestRecipe.visuals.contains(name) {
                #expect(try cats.appending(name).bytes() == dogs.appending(name).bytes(), "\(name)")
            }
            daemon.expectEachEndedOnce(painted: ["cat.png", "dog.png"])
        }
    }
}

extension DaemonPlace {
    /// The names of all pictures that were brought.
    fileprivate var sources: Set<String> { Set(inbox.names + done.names + failed.names) }
}
