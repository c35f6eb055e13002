import Engine
import Pictures
import Testing

/// What a run over several scales does besides painting: counting, reporting, refusing, and taking no more than is told.
@Suite struct ScalesTests {
    static let recipes = TransferRunTests.recipes

    @Test(arguments: recipes)
    func evaluationsCountThroughAllScales(recipe: String) throws {
        let scales = try TinyScales.two(5, 3)
        let (seen, pictures, painting) = try TinyScales.run(TinyTransfer.settings(recipe), scales)
        #expect(seen.map(\.evaluation) == Array(0..<8))
        #expect(seen.allSatisfy { $0.evaluations == 8 && $0.scales == 2 && !$0.hasConverged })
        #expect(seen.map(\.scale) == [0, 0, 0, 0, 0, 1, 1, 1])
        #expect(zip(seen, seen.dropFirst()).allSatisfy { $0.seconds <= $1.seconds })
        for (progress, picture) in zip(seen, pictures) {
            let content = scales[progress.scale].content
            #expect((picture.width, picture.height) == (content.width, content.height))
        }
        #expect(pictures.last == painting)
    }

    @Test(arguments: recipes)
    func oneScaleIsARunLikeAnyOther(recipe: String) throws {
        var settings = try TinyTransfer.settings(recipe)
        settings.evaluations = 6
        let (totals, painting) = try TinyTransfer.run(settings)
        let scales = try TinyScales.run(settings, Array(TinyScales.two(6).dropFirst()))
        #expect(scales.seen.map(\.losses.total) == totals)
        #expect(scales.painting == painting)
    }

    @Test(arguments: recipes, [1, 3])
    func theSameScalesPaintTheSameBits(recipe: String, threads: Int) throws {
        var settings = try TinyTransfer.settings(recipe)
        (settings.threads, settings.averaging) = (threads, 0.5)
        let (one, other) = (
            try TinyScales.run(settings, TinyScales.two(6)), try TinyScales.run(settings, TinyScales.two(6))
        )
        #expect(one.seen.map(\.losses.total) == other.seen.map(\.losses.total))
        #expect(one.pictures == other.pictures && one.painting == other.painting)
    }

    /// The second scale is spared the way that the first one went.
    @Test(arguments: ["seed0-adam", "jcjohnson", "seed2-lbfgs"])
    func aFineScaleGoesOnFromACoarseOne(recipe: String) throws {
        let settings = try TinyTransfer.settings(recipe)
        let scales = try TinyScales.two(20, 8)
        let afresh = try TinyScales.run(settings, [scales[1]]).seen.map(\.losses.total)
        let goingOn = try TinyScales.run(settings, scales).seen.suffix(8).map(\.losses.total)
        #expect(goingOn[0] < afresh[0] && goingOn[7] < afresh[7] && goingOn[7] < goingOn[0])
    }

    @Test func factorsAreOfOneScale() throws {
        let settings = try TinyTransfer.settings("jcjohnson")
        var scales = try TinyScales.two(1)
        (scales[0].contentFactor, scales[0].styleFactor) = (0.25, 3)
        let losses = try TinyScales.run(settings, scales).seen.map(\.losses)
        let factors = [(0.25, 3.0), (1, 1)]
        for (losses, (content, style)) in zip(losses, factors) {
            let sum = settings.contentWeight * content * losses.content + settings.styleWeight * style * losses.style
            #expect(losses.style > 0 && relativeDistance(losses.total, sum) < 1e-12)
        }
    }

    @Test func alphaIsThatOfTheScale() throws {
        var scales = try TinyScales.two(1)
        let (coarse, fine) = (scales[0].content, scales[1].content)
        scales[0].content.alpha = (0..<coarse.width * coarse.height).map { UInt16($0) }
        scales[1].content.alpha = (0..<fine.width * fine.height).map { UInt16($0 * 3) }
        let (_, pictures, painting) = try TinyScales.run(TinyTransfer.settings("seed0-adam"), scales)
        #expect(pictures.map(\.alpha) == scales.map(\.content.alpha))
        #expect(painting.alpha == scales[1].content.alpha)
    }

    /// The worst scale counts, and what Adam hands on: the painting and two moments of the coarser scale.
    @Test func theForecastIsThatOfTheWorstScale() throws {
        let transfer = StyleTransfer(
            network: try TinyTransfer.network(),
            settings: try TinyTransfer.settings("seed0-adam")
        )
        let (now, small, large) = (ProcessMemory.current, size(100, style: 90), size(200, style: 90))
        let alone = try transfer.forecast(content: large.content, styles: large.styles, now: now)
        let both = try transfer.forecast(scales: [small, large], now: now)
        #expect(both.workspace == alone.workspace)
        #expect(both.peak.resident - alone.peak.resident == 3 * 100 * 100 * 3 * 4)
        // A coarse scale with a huge style is the worst.
        let huge = size(100, style: 1000)
        let worst = try transfer.forecast(scales: [huge, large], now: now)
        #expect(worst == (try transfer.forecast(scales: [huge], now: now)))
        #expect(worst.workspace > both.workspace)
    }

    /// A scale that cannot be is refused before anything is painted at those before it.
    @Test func aScaleThatIsTooSmallIsRefusedFirst() throws {
        let settings = try TinyTransfer.settings("jcjohnson")
        #expect(settings.leastSide == 16)
        #expect(TransferSettings.of(content: ["conv3_2"], style: ["conv1_1"]).leastSide == 4)
        var scales = try TinyScales.two(2)
        scales[1].content = scales[1].content.resized(width: 40, height: 15, filter: .area)
        let transfer = StyleTransfer(network: try TinyTransfer.network(), settings: settings)
        let error = #expect(throws: TransferError.self) {
            try transfer.run(scales) { _, _ in
                Issue.record("painted at a scale before")
                return .proceed
            }
        }
        #expect(error?.code == .pictureTooSmall && error?.message.contains("40×15") == true)
        let none = #expect(throws: TransferError.self) { try transfer.run([]) { _, _ in .proceed } }
        #expect(none?.code == .invalidSettings)
        #expect(throws: TransferError.self) { try transfer.forecast(scales: []) }
    }

    private func size(_ side: Int, style: Int) -> StyleTransfer.ScaleSize {
        StyleTransfer.ScaleSize(content: (side, side), styles: [(style, style)])
    }
}
