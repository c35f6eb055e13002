import Engine
import Pictures
import Testing

/// A scale ends when the loss hardly falls any more.
@Suite struct ConvergenceTests {
    /// Adam accepts every step: the end is where the last ten losses are on average hardly below the ten before.
    @Test(arguments: [0.02, 0.2, 1])
    func adamEndsWhereItsLossesStandStill(tolerance: Double) throws {
        var settings = try TinyTransfer.settings("seed0-adam")
        settings.evaluations = 300
        let endless = try TinyTransfer.run(settings).totals
        settings.tolerance = tolerance
        let scale = try TinyScales.two(300)[1]
        let seen = try TinyScales.run(settings, [scale]).seen
        let expected = (20...300).first { count in
            let (before, now) = (endless[(count - 20)..<(count - 10)], endless[(count - 10)..<count])
            return now.reduce(0, +) >= (1 - tolerance) * before.reduce(0, +)
        }
        #expect(seen.count == expected && seen.count < 300)
        #expect(seen.map(\.losses.total) == Array(endless.prefix(seen.count)))
        #expect(seen.map(\.hasConverged) == seen.indices.map { $0 == seen.count - 1 })
    }

    /// Points that a line search only tries are no reason to end, however high their losses.
    @Test(arguments: ["jcjohnson", "seed1-lbfgs"])
    func aLineSearchEndsWhereItsBestStandsStill(recipe: String) throws {
        var settings = try TinyTransfer.settings(recipe)
        (settings.evaluations, settings.tolerance) = (400, 0.01)
        let scale = try TinyScales.two(400)[1]
        let seen = try TinyScales.run(settings, [scale]).seen
        let best = seen.indices.map { index in seen[...index].map(\.losses.total).min() ?? 0 }
        #expect((20..<400).contains(seen.count) && seen.last?.hasConverged == true)
        let (before, now) = (best.dropLast(10).suffix(10).reduce(0, +), best.suffix(10).reduce(0, +))
        #expect(now >= 0.98 * before && now < before)
        #expect(best[19] > 1.2 * (best.last ?? 0))
    }

    /// The next scale begins where the one before ended, and the count goes on without a gap.
    @Test func theNextScaleFollows() throws {
        var settings = try TinyTransfer.settings("seed0-adam")
        settings.tolerance = 1
        let seen = try TinyScales.run(settings, TinyScales.two(50, 30)).seen
        #expect(seen.map(\.evaluation) == Array(0..<40))
        #expect(seen.map(\.scale) == Array(repeating: 0, count: 20) + Array(repeating: 1, count: 20))
        #expect(seen.indices.filter { seen[$0].hasConverged } == [19, 39])
        #expect(seen.map(\.evaluations) == Array(repeating: 80, count: 20) + Array(repeating: 50, count: 20))
    }

    /// Where nothing can be gained at all, that is told too.
    @Test func aMinimumIsTold() throws {
        var settings = TransferSettings.of(content: ["conv2_1"])
        settings.evaluations = 9
        let content = try TinyTransfer.pictures().content
        let scale = StyleTransfer.Scale(content: content, styles: [], evaluations: 9)
        let seen = try TinyScales.run(settings, [scale]).seen
        #expect(seen.count == 1 && seen[0].losses.total == 0 && seen[0].hasConverged)
    }
}
