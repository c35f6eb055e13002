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
            daemon.expectEachEndedOnce(painted: names)
        }
    }

    /// Thirty kills, or five hundred with `IMPASTO_LONG=1`.
    @Test("fault 1: daemon and worker killed at random moments")
    func killsAtAnyMomentLoseNothingAndPaintNothingTwice() async throws {
        try await RunningDaemon.with(
            DaemonSetup(recipe: TestRecipe.text(iterations: 20), settings: "retry-seconds = 0.1")
        ) { daemon in
            var names: [String] = []
            var story: [String] = []
            for round in 1...(TestRun.isLong ? 500 : 30) {
                names.append("cat\(round).png")
                try daemon.drop(names[round - 1], seed: round)
                // The moments are the thing under test: from settling to publishing, anything is going on at one of them.
                let moment = Int.random(in: 0...500)
                try await Task.sleep(for: .milliseconds(moment))
                if Bool.random(), let worker = daemon.workers.first {
                    story.append("\(moment) worker")
                    _ = Glibc.kill(worker, SIGKILL)
                } else {
                    story.append("\(moment) daemon")
                    daemon.kill()
                    daemon.expectNoneLost(names)
                    try await daemon.start()
                }
            }
            let jobs = try await daemon.jobsWhenAllHaveEnded(names.count)
            await daemon.expectOneJobEach(names, jobs)
            // Three workers may have been killed over one picture, which is then given up; killed daemons do not count.
            let failed = jobs.filter { $0.state == .failed }.map(\.name)
            #expect(3 * failed.count <= story.count { $0.hasSuffix("worker") }, "\(story)")
            #expect(failed.count <= names.count / 10, "\(story)")
            daemon.expectEachEndedOnce(painted: names.filter { !failed.contains($0) }, failed: failed)
        }
    }

    /// As the kernel kills it where memory is short: it waits for better times.
    @Test("fault 1: a killed worker is started again, after a while")
    func aKilledWorkerIsStartedAgain() async throws {
        let setup = DaemonSetup(recipe: TestRecipe.long, settings: "retry-seconds = 3600")
        try await RunningDaemon.with(setup) { daemon in
            try daemon.drop("cat.png")
            try await daemon.job(gets: .running)
            try await daemon.killWorker()
            let id = try await daemon.job(gets: .waiting)
            let job = try await daemon.job(id)
            #expect(job.retryAt != nil && job.message?.contains("cat.png: the worker was killed (SIGKILL)") == true)
            #expect(try await daemon.ctl("retry", "\(id)").status == 0)
            let jobs = try await daemon.jobs(afterEnds: 1)

            #expect(jobs.map(\.state) == [.done])
            #expect(jobs.map(\.attempts) == [2])
            daemon.expectEachEndedOnce(painted: ["cat.png"])
        }
    }

    @Test("fault 15: a picture that kills its worker again and again is put aside")
    func aPictureThatKillsItsWorkerAgainAndAgainIsPutAside() async throws {
        let setup = DaemonSetup(recipe: TestRecipe.endless, settings: "retry-seconds = 0.1")
        try await RunningDaemon.with(setup) { daemon in
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
    /// Kills the worker that is at work.
    fileprivate func killWorker() async throws {
        let worker = try await eventually("a worker at work") { self.workers.first }
        #expect(Glibc.kill(worker, SIGKILL) == 0)
    }
}
