import Contract
import Glibc
import SystemPackage
import TestSupport
import Testing

/// Paintings that are interrupted go on from where they were.
struct ResumptionTests {
    enum Interruption: CaseIterable {
        case stop, pause, pauseOfTheQueue, kill
    }

    @Test("fault 12: an interrupted painting goes on to the same bytes", arguments: Interruption.allCases)
    func anInterruptedPaintingGoesOn(interruption: Interruption) async throws {
        // Checkpoints by the clock are for the daemon that is killed.
        let setup = DaemonSetup(recipe: TestRecipe.text(iterations: 3000), folder: "checkpoint-seconds = 1")
        try await RunningDaemon.with(setup) { daemon in
            try daemon.drop("cat.png", seed: 1)
            let id = try await daemon.job(gets: .running)
            let checkpoint = daemon.place.outbox.appending(".impasto-\(id)/checkpoint")
            if interruption == .kill { try await eventually("a checkpoint") { checkpoint.exists ? () : nil } }
            try await eventually("some evaluations") { try await daemon.job(id).iteration ?? 0 > 10 ? () : nil }
            switch interruption {
            case .stop: #expect(try await daemon.stop() == 0)
            case .pause: try await daemon.ctl("pause", "\(id)")
            case .pauseOfTheQueue: try await daemon.ctl("pause")
            case .kill: daemon.kill()
            }
            try await eventually("the end of the worker") { daemon.workers.isEmpty ? () : nil }
            #expect(checkpoint.exists)
            switch interruption {
            case .stop, .kill: try await daemon.start()
            case .pause: try await daemon.ctl("resume", "\(id)")
            case .pauseOfTheQueue: try await daemon.ctl("resume")
            }
            try await daemon.expectTheSameWithoutInterruption()
        }
    }

    @Test("fault 16: the bus dies in the middle of a job, which goes on when bus and daemon are there again")
    func theBusDies() async throws {
        try await RunningDaemon.with(DaemonSetup(recipe: TestRecipe.text(iterations: 3000))) { daemon in
            try daemon.drop("cat.png", seed: 1)
            let id = try await daemon.job(gets: .running)
            try await eventually("some evaluations") { try await daemon.job(id).iteration ?? 0 > 10 ? () : nil }
            let checkpoint = daemon.place.outbox.appending(".impasto-\(id)/checkpoint")
            #expect(!checkpoint.exists)
            daemon.bus.stop()
            #expect(try await daemon.end() == 69)
            #expect(daemon.log.contains("the message bus is gone"))
            #expect(daemon.workers == [])
            #expect(checkpoint.exists && daemon.place.inbox.appending("cat.png").exists)
            #expect(daemon.place.outbox.visibleNames == [])

            try await daemon.bus.restart()
            try await daemon.start()
            try await daemon.expectTheSameWithoutInterruption()
        }
    }
}

extension RunningDaemon {
    /// Expects of `cat.png`, whose painting was interrupted once, that it ends like one that is not interrupted.
    fileprivate func expectTheSameWithoutInterruption() async throws {
        try await jobsWhenAllHaveEnded(1)
        try drop("dog.png", seed: 1)
        let jobs = try await jobsWhenAllHaveEnded(2)
        #expect(jobs.map(\.state) == [.done, .done] && jobs.map(\.attempts) == [2, 1])
        let outbox = place.outbox
        #expect(try outbox.appending("cat.png").bytes() == outbox.appending("dog.png").bytes())
        #expect(outbox.appending("cat.epochs").names == outbox.appending("dog.epochs").names)
        expectEachEndedOnce(painted: ["cat.png", "dog.png"])
    }
}
