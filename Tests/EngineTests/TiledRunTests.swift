import Engine
import Pictures
import Testing

/// Whole runs in tiles.
@Suite struct TiledRunTests {
    /// After six steps losses are within 8e-6 and samples within 23 of 65535; means are pooled, so that no maximum falls the
    /// other way.
    @Test(arguments: [TransferSettings.Optimiser.lbfgs(LBFGSSettings()), .adam(AdamSettings())])
    func lossesFallAsThoseOfTheWhole(optimiser: TransferSettings.Optimiser) throws {
        var settings = try TiledRunTests.settings(threads: 2)
        settings.optimiser = optimiser
        let whole = try run(settings, tileSize: nil)
        for tileSize in [16, 64] {
            let tiled = try run(settings, tileSize: tileSize)
            #expect(tiled.totals.count == whole.totals.count)
            for (found, expected) in zip(tiled.totals, whole.totals) {
                #expect(relativeDistance(found, expected) < 1e-4)
            }
            let samples = zip(tiled.painting.samples, whole.painting.samples)
            #expect(samples.allSatisfy { abs(Int($0) - Int($1)) < 257 })
        }
    }

    @Test(arguments: [1, 3])
    func theSameTilesPaintTheSameBits(threads: Int) throws {
        let settings = try TiledRunTests.settings(threads: threads)
        let (one, other) = (try run(settings, tileSize: 32), try run(settings, tileSize: 32))
        #expect(one.totals == other.totals && one.painting == other.painting)
    }

    /// A tile that is larger than all pictures changes nothing.
    @Test func aTileLargerThanThePictureIsThePicture() throws {
        let settings = try TiledRunTests.settings(threads: 2)
        let (whole, tiled) = (try run(settings, tileSize: nil), try run(settings, tileSize: 500))
        #expect(tiled.totals == whole.totals && tiled.painting == whole.painting)
    }

    @Test func aTileOfNoPixelsIsRefused() throws {
        let error = #expect(throws: TransferError.self) {
            try run(TiledRunTests.settings(threads: 1), tileSize: 0)
        }
        #expect(error?.code == .invalidSettings && error?.message.contains("tile") == true)
    }

    private static func settings(threads: Int) throws -> TransferSettings {
        var settings = try TinyTransfer.settings("jcjohnson")
        (settings.pooling, settings.evaluations, settings.threads) = (.average, 6, threads)
        return settings
    }

    private func run(
        _ settings: TransferSettings,
        tileSize: Int?
    ) throws -> (totals: [Double], painting: Picture) {
        let pictures = try TiledCase()
        var settings = settings
        settings.tileSize = tileSize
        return try TinyTransfer.run(settings, content: pictures.content, styles: pictures.styles)
    }
}
