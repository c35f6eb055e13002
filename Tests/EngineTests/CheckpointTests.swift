import Engine
import Foundation
import Pictures
import Testing

/// A run that goes on from a checkpoint ends with the bits of one that was never interrupted.
@Suite struct CheckpointTests {
    /// From each step of an uninterrupted run.
    @Test(arguments: InterruptedRun.all)
    func itGoesOnFromEveryStep(run: InterruptedRun) throws {
        let whole = try run.paint()
        let shelf = Shelf()
        let kept = try run.paint(keeper: shelf)
        #expect(kept == whole && shelf.checkpoints.count > 3)
        for checkpoint in shelf.checkpoints {
            let rest = try run.paint(from: checkpoint)
            #expect(rest.painting == whole.painting)
            #expect(rest.reports == Array(whole.reports.dropFirst(checkpoint.evaluations)))
            #expect(rest.pictures == Array(whole.pictures.dropFirst(checkpoint.evaluations)))
        }
    }

    /// Stopped again and again, as soon as one step is made or after a few.
    @Test(arguments: InterruptedRun.all, [1, 3])
    func itMayBeStoppedAgainAndAgain(run: InterruptedRun, evaluations: Int) throws {
        let whole = try run.paint()
        var reports: [InterruptedRun.Report] = []
        var last: KeptCheckpoint?
        for _ in 0...whole.reports.count {
            let shelf = Shelf(isDue: false)
            let part = try run.paint(from: last, keeper: shelf, stoppingAfter: evaluations)
            reports += part.reports
            // The last evaluation may be where it is asked to stop: then nothing is left of it but the end.
            guard part.painting == nil else {
                #expect(part.painting == whole.painting && reports == whole.reports)
                return
            }
            #expect(shelf.checkpoints.count == 1)
            last = shelf.checkpoints.last
            #expect(last?.evaluations == reports.count)
        }
        Issue.record("it never came to an end")
    }

    /// Without anybody who keeps checkpoints nobody waits for the end of a step.
    @Test func whereNothingIsKeptItStopsAtOnce() throws {
        for run in InterruptedRun.all {
            let part = try run.paint(stoppingAfter: 2)
            #expect(part.painting == nil && part.reports.count == 2)
        }
    }

    @Test func anotherRunIsRefused() throws {
        let shelf = Shelf()
        let (adam, lbfgs) = (InterruptedRun.all[0], InterruptedRun.all[1])
        _ = try adam.paint(keeper: shelf)
        let error = #expect(throws: TransferError.self) { try lbfgs.paint(from: shelf.checkpoints[1]) }
        #expect(error?.code == .foreignCheckpoint)
    }

    /// What the caller finds while it reads is the caller's.
    @Test func aVectorThatCannotBeReadEndsTheRun() throws {
        let shelf = Shelf()
        for run in InterruptedRun.all {
            _ = try run.paint(keeper: shelf)
            var checkpoint = try #require(shelf.checkpoints.last)
            checkpoint.vectors.removeLast()
            #expect(throws: KeptCheckpoint.Exhausted.self) { try run.paint(from: checkpoint) }
        }
    }
}
