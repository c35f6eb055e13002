import Engine
import Testing

/// What tiles save of memory, and what is saved on where there is not enough.
@Suite struct TileEconomyTests {
    @Test func whatIsPlannedIsAllocated() throws {
        let network = try TinyTransfer.network()
        var settings = try TinyTransfer.settings("jcjohnson")
        let sizes = (content: (width: 700, height: 500), styles: [(width: 900, height: 310)])
        var all: [Int] = []
        for tileSize in [nil, 256, 128, 64] {
            settings.tileSize = tileSize
            let planned = try StyleTransfer(network: network, settings: settings)
                .forecast(content: sizes.content, styles: sizes.styles).workspace
            let plan = try RunPlan(network, settings, content: sizes.content, styles: sizes.styles)
            #expect(try Workspace(plan.workspace).bytes == planned)
            all.append(planned)
        }
        #expect(zip(all, all.dropFirst()).allSatisfy { $0 > $1 })
    }

    /// Of each pixel are kept: three floats of the picture, three of its gradient, six of Adam's moments; and sixteen
    /// features of the content layer for each eight by eight.
    @Test func memoryGrowsWithWhatIsKeptOfThePictureAlone() throws {
        var settings = TransferSettings.of(content: ["conv4_2"], style: ["conv1_1", "conv3_1"], threads: 2)
        (settings.optimiser, settings.tileSize) = (.adam(AdamSettings()), 64)
        func bytes(_ side: Int) throws -> Int {
            try RunPlan(TinyTransfer.network(), settings, content: (side, side), styles: [(64, 64)]).workspace.bytes
        }
        let growth = try bytes(1024) - bytes(512)
        #expect(relativeDistance(Double(growth), Double((1024 - 512) * (1024 + 512) * (12 * 4 + 1))) < 1e-3)
    }

    @Test func whatFitsStaysAsItIs() throws {
        let settings = try TinyTransfer.settings("jcjohnson")
        #expect(settings.economised(longestSide: 4096) { _ in true } == settings)
    }

    @Test func theLargestTileThatFitsComesFirst() throws {
        let settings = try TinyTransfer.settings("jcjohnson")
        for (limit, tileSize) in [(4095, 2048), (2048, 2048), (2047, 1366), (700, 683), (257, 256), (256, 256)] {
            let found = try #require(
                settings.economised(longestSide: 4096) { $0.tileSize.map { $0 <= limit } ?? false }
            )
            var expected = settings
            expected.tileSize = tileSize
            #expect(found == expected)
        }
        // No tile would be smaller than the smallest.
        #expect(settings.economised(longestSide: 300) { $0.tileSize != nil }?.tileSize == 256)
    }

    @Test func thenTheHistoryIsShortened() throws {
        var settings = try TinyTransfer.settings("jcjohnson")
        for (history, limit, kept, tileSize) in [
            (10, 900, 6, 293), (10, 1000, 7, 293), (100, 2000, 17, 293), (10, 556, 3, 256),
        ] {
            var lbfgs = LBFGSSettings()
            lbfgs.history = history
            settings.optimiser = .lbfgs(lbfgs)
            let found = try #require(settings.economised(longestSide: 4096) { cost($0) <= limit })
            #expect(pairs(found) == kept && found.tileSize == tileSize)
        }
        #expect(settings.economised(longestSide: 4096) { cost($0) <= 555 } == nil)
        settings.optimiser = .adam(AdamSettings())
        #expect(settings.economised(longestSide: 4096) { _ in false } == nil)
    }

    @Test func whatIsThrownComesThrough() throws {
        let settings = try TinyTransfer.settings("jcjohnson")
        #expect(throws: Refusal.self) {
            try settings.economised(longestSide: 4096) { _ in throw Refusal() }
        }
    }

    private struct Refusal: Error {}

    /// A made-up measure of memory: a hundred for each pair, one for each pixel of a tile's side.
    private func cost(_ settings: TransferSettings) -> Int {
        (settings.tileSize ?? 4096) + 100 * pairs(settings)
    }

    private func pairs(_ settings: TransferSettings) -> Int {
        guard case .lbfgs(let lbfgs) = settings.optimiser else { return 0 }
        return lbfgs.history
    }
}
