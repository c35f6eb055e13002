import Contract
import Glibc
import SystemPackage
import TestSupport
import Testing

/// Signals by the dozen.
struct StormTests {
    @Test("fault 12: SIGTERM at random moments ends the daemon well each time, and the next one goes on")
    func sigtermAtAnyMoment() async throws {
        try await RunningDaemon.with(DaemonSetup(recipe: TestRecipe.text(iterations: 20))) { daemon in
            let names = (1...(TestRun.isLong ? 100 : 10)).map { "cat\($0).png" }
            for (seed, name) in names.enumerated() {
                try daemon.drop(name, seed: seed)
                // The moments are the thing under test.
                try await Task.sleep(for: .milliseconds(Int.random(in: 0...400)))
                #expect(try await daemon.stop() == 0)
                daemon.expectNoneLost(Array(names[...seed]))
                #expect(daemon.workers.isEmpty)
                try await daemon.start()
            }
            let jobs = try await daemon.jobsWhenAllHaveEnded(names.count)
            await daemon.expectOneJobEach(names, jobs)
            #expect(jobs.allSatisfy { $0.state == .done })
            daemon.expectEachEndedOnce(painted: names)
        }
    }

    @Test("fault 12: a thousand SIGHUPs while the configuration is edited, and SIGTERMs by the dozen")
    func sighupStorm() async throws {
        try await RunningDaemon.with { daemon in
            let good = try daemon.place.configuration.bytes()
            for round in 1...1000 {
                try daemon.process.send(SIGHUP)
                if round % 10 == 0 { try daemon.place.configuration.write(round % 20 == 0 ? good : Array("[wor".utf8)) }
                if round % 100 == 0 { try daemon.drop("cat\(round).png", seed: round) }
            }
            try daemon.place.configuration.write(good)
            #expect(try await daemon.ctl("reload").status == 0)
            let jobs = try await daemon.jobs(afterEnds: 10)
            #expect(jobs.map(\.state) == Array(repeating: .done, count: 10))

            for _ in 1...50 { try daemon.process.send(SIGTERM) }
            #expect(try await daemon.end() == 0)
            try await daemon.start()
            #expect(try await daemon.jobs() == jobs)
        }
    }
}
