import Engine
import Pictures
import Testing

/// A picture in tiles has the losses and the gradient of the whole picture.
///
/// Only rounding may differ, as a layer's Winograd tiles begin elsewhere and sums are added up in another order: losses come
/// within 6e-6, gradients within 2e-5, or 7e-5 where a rectifier or a maximum whose inputs lie within rounding of each
/// other decides otherwise. Without the outermost four pixels of the margin they are off by 1e-3 and more.
@Suite struct TiledLossesTests {
    @Test(arguments: GoldenTests.recipes, [16, 48])
    func recipes(recipe: String, tileSize: Int) throws {
        let pictures = try TiledCase()
        try expectTheWhole(pictures, TinyTransfer.settings(recipe), tileSize: tileSize)
    }

    /// All forms of losses, for layers that need small margins: tiles with neighbours on all sides.
    @Test(arguments: try LossGoldenTests.cases.get(), [4, 12])
    func forms(golden: LossCase, tileSize: Int) throws {
        let pictures = try TiledCase(width: 59, height: 45)
        try expectTheWhole(pictures, golden.settings.transferSettings(threads: 2), tileSize: tileSize)
    }

    /// Layers that no style looks at, the first one and the deepest alone among them.
    @Test(arguments: [["conv1_1"], ["conv1_1", "conv2_2"], ["conv2_1"], ["conv3_2"]], [8, 20])
    func contentLayers(layers: [String], tileSize: Int) throws {
        for stage in TransferSettings.FeatureStage.allCases {
            var settings = TransferSettings.of(content: layers, style: [], threads: 2)
            (settings.featureStage, settings.totalVariationWeight) = (stage, 1e-3)
            try expectTheWhole(TiledCase(width: 59, height: 45), settings, tileSize: tileSize)
        }
    }

    @Test(arguments: Kernels.usable.map(\.instructionSet), Tiling.Tile.allCases)
    func means(instructionSet: Kernels.InstructionSet, tile: Tiling.Tile) throws {
        var means = Means()
        (means.kernels, means.tile) = (try #require(Kernels(instructionSet)), tile)
        try expectTheWhole(TiledCase(), TinyTransfer.settings("jcjohnson"), tileSize: 32, means: means)
    }

    @Test(arguments: TransferSettings.StyleForm.allCases, [false, true])
    func guides(form: TransferSettings.StyleForm, isEroding: Bool) throws {
        var settings = TransferSettings.of(style: ["conv1_1", "conv2_1", "conv3_1"], threads: 2)
        (settings.styleForm, settings.pooling, settings.erodesRegions) = (form, .average, isEroding)
        let pictures = try TiledCase(width: 59, height: 45)
        let whole = try pictures.evaluateGuided(settings, tileSize: nil)
        for tileSize in [4, 12] { expect(try pictures.evaluateGuided(settings, tileSize: tileSize), whole) }
    }

    private func expectTheWhole(
        _ pictures: TiledCase,
        _ settings: TransferSettings,
        tileSize: Int,
        means: Means = Means()
    ) throws {
        let whole = try pictures.evaluate(settings, tileSize: nil, means: means)
        expect(try pictures.evaluate(settings, tileSize: tileSize, means: means), whole)
    }

    private func expect(
        _ tiled: (losses: Losses, gradient: [Float]),
        _ whole: (losses: Losses, gradient: [Float])
    ) {
        let losses = TiledCase.distance(tiled.losses, whole.losses)
        let gradient = relativeDistance(tiled.gradient, whole.gradient)
        #expect(losses < 3e-5)
        #expect(gradient < 1e-3)
        let largest = whole.gradient.map(abs).max() ?? 0
        let moved = zip(tiled.gradient, whole.gradient).count { abs($0 - $1) > 1e-3 * largest }
        #expect(moved <= whole.gradient.count / 1000)
    }
}
