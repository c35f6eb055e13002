import Contract
import Glibc
import SystemPackage
import TestSupport
import Testing

/// Whatever is killed whenever: every picture is a job once and is painted once.
struct CrashTests {
    @Test func aKilledDaemonTakesUpWhatItHad() async throws {
        try await RunningDaemon.with(DaemonSetup(recipe: TestRecipe.long)) { daemon in
            let names = (1...4).map { "cat\($0).png" }
            for (seed, name) in names.enumerated() { try daemon.drop(name, seed: seed) }
            try await daemon.queuedJobs(4)
            let interrupted = try await daemon.job(gets: .running)
            daemon.kill()
            // The worker dies with its daemon.
            try await eventually("the end of the worker") { daemon.workers.isEmpty ? () : nil }
            try await daemon.start()

            let jobs = try await daemon.jobsWhenAllHaveEnded(4)
            #expect(jobs.map(\.name).sorted() == names)
            #expect(jobs.allSatisfy { $0.state == .done })
            #expect(jobs.first { $0.id == interrupted }?.attempts == 2)
            daemon.expectEachPaintedOnce(names)
        }
    }

    @Test func tenKillsAtAnyMomentLoseNothingAndPaintNothingTwice() async throws {
        try await RunningDaemon.with(DaemonSetup(recipe: TestRecipe.text(iterations: 20))) { daemon in
            // The moments are the thing under test: from settling to publishing, anything is going on at one of them.
            let moments = (1...10).map { _ in Int.random(in: 0...500) }
            var names: [String] = []
            for (round, moment) in moments.enumerated() {
                let dropped = (1...3).map { "cat\(round)-\($0).png" }
                for (seed, name) in dropped.enumerated() { try daemon.drop(name, seed: round * 3 + seed) }
                names += dropped
                try await Task.sleep(for: .milliseconds(moment))
                daemon.kill()
                try await daemon.start()
            }
            let jobs = try await daemon.jobsWhenAllHaveEnded(names.count)
            #expect(jobs.map(\.name).sorted() == names.sorted(), "\(moments)")
            #expect(jobs.allSatisfy { $0.state == .done }, "\(moments)")
            daemon.expectEachPaintedOnce(names)
        }
    }

    @Test func aKilledWorkerIsStartedAgain() async throws {
        try await RunningDaemon.with(DaemonSetup(recipe: TestRecipe.long)) { daemon in
            try daemon.drop("cat.png")
            try await daemon.job(gets: .running)
            try await daemon.killWorker()
            let jobs = try await daemon.jobs(afterEnds: 1)

            #expect(jobs.map(\.state) == [.done])
            #expect(jobs.map(\.attempts) == [2])
            daemon.expectEachPaintedOnce(["cat.png"])
        }
    }

    @Test func aPictureThatKillsItsWorkerAgainAndAgainIsPutAside() async throws {
        try await RunningDaemon.with(DaemonSetup(recipe: TestRecipe.endless)) { daemon in
            try daemon.drop("bad.png", seed: 1)
            for attempt in 1...3 {
                try await daemon.job(gets: .running, times: attempt)
                try await daemon.killWorker()
            }
            let jobs = try await daemon.jobs(afterEnds: 1)
            #expect(jobs.map(\.state) == [.failed])
            #expect(try await daemon.job(jobs[0].id).error == ServiceErrorCode.workerCrashed.busName)
            #expect(daemon.place.failed.names == ["bad.png", "bad.png.error.json"])

            try daemon.place.recipe.write(TestRecipe.quick)
            try daemon.drop("good.png", seed: 2)
            #expect(try await daemon.jobs(afterEnds: 2).map(\.state) == [.failed, .done])
            daemon.expectTidy()
        }
    }
}

extension RunningDaemon {
    /// Waits until there are so many jobs and all have ended, also such whose signals were lost with a killed daemon.
    fileprivate func jobsWhenAllHaveEnded(_ count: Int) async throws -> [ListedJob] {
        try await eventually("the end of \(count) jobs") {
            let jobs = try await self.jobs()
            return jobs.count >= count && jobs.allSatisfy(\.state.isFinal) ? jobs : nil
        }
    }

    /// Expects the paintings of these PNG pictures in the outbox and the pictures in `done/`, and nothing else.
    fileprivate func expectEachPaintedOnce(_ names: [String], sourceLocation: SourceLocation = #_sourceLocation) {
        let others = [".epochs", ".json"].flatMap { ending in names.map { $0.replacing(".png", with: ending) } }
        #expect(place.outbox.names == (names + others).sorted(), sourceLocation: sourceLocation)
        #expect(place.done.names == names.sorted(), sourceLocation: sourceLocation)
        #expect(place.inbox.names == ["done", "style.png", "style.toml"], sourceLocation: sourceLocation)
        expectTidy(sourceLocation: sourceLocation)
    }

    /// Kills the worker that is at work.
    fileprivate func killWorker() async throws {
        let worker = try await eventually("a worker at work") { self.workers.first }
        #expect(Glibc.kill(worker, SIGKILL) == 0)
    }
}
