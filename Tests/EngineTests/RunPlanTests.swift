import Engine
import Testing

/// The memory of a run is planned once, told beforehand, and is what is allocated.
@Suite struct RunPlanTests {
    @Test func whatIsPlannedIsAllocated() throws {
        let network = try TinyTransfer.network()
        for recipe in GoldenTests.recipes {
            let settings = try TinyTransfer.settings(recipe)
            let sizes = (content: (width: 300, height: 200), styles: [(width: 120, height: 310)])
            let transfer = StyleTransfer(network: network, settings: settings)
            let planned = try transfer.forecast(content: sizes.content, styles: sizes.styles).workspace
            let plan = try RunPlan(network, settings, content: sizes.content, styles: sizes.styles)
            let workspace = try Workspace(plan.workspace)
            #expect(planned == plan.workspace.bytes)
            #expect(workspace.bytes == planned)
        }
    }

    /// Styles are measured one after the other, in the memory that the painting will take; what is kept of a picture grows
    /// with its positions, and what workers need for themselves hardly does.
    @Test func memoryGrowsByWhatIsNeeded() throws {
        let network = try TinyTransfer.network()
        var settings = try TinyTransfer.settings("seed0-adam")
        func bytes(_ content: (Int, Int), _ styles: [(Int, Int)]) throws -> Int {
            try RunPlan(network, settings, content: content, styles: styles).workspace.bytes
        }
        let base = try bytes((256, 256), [(256, 256)])
        #expect(try bytes((256, 256), [(256, 256), (256, 256), (64, 64)]) == base)
        let (twice, fourfold) = (try bytes((512, 256), [(256, 256)]), try bytes((512, 512), [(256, 256)]))
        #expect(base < twice && twice < 2 * base)
        #expect(twice < fourfold && fourfold < 4 * base)
        #expect(try bytes((256, 256), [(512, 256)]) > base)
        settings.optimiser = .lbfgs(LBFGSSettings())
        var longer = LBFGSSettings()
        longer.history += 1
        let lbfgs = try bytes((256, 256), [(256, 256)])
        settings.optimiser = .lbfgs(longer)
        // A pair is two pictures of three floats a pixel.
        #expect(try bytes((256, 256), [(256, 256)]) - lbfgs == 2 * 256 * 256 * 3 * 4)
        var octaves = LBFGSSettings()
        octaves.octaves = 3
        settings.optimiser = .lbfgs(octaves)
        #expect(try bytes((256, 256), [(256, 256)]) - lbfgs == (128 * 128 + 64 * 64) * 3 * 4)
    }

    /// What counts for nothing is not computed: not even the memory for it is planned, and no picture for it is asked for.
    @Test func lossesOfNoWeightCostNothing() throws {
        let network = try TinyTransfer.network()
        func bytes(_ settings: TransferSettings) throws -> Int {
            try RunPlan(network, settings, content: (256, 256), styles: [(256, 256)]).workspace.bytes
        }
        let both = TransferSettings.of(content: ["conv4_2"], style: ["conv1_1", "conv3_1"])
        let contentOnly = TransferSettings.of(content: ["conv4_2"])
        let styleOnly = TransferSettings.of(style: ["conv1_1", "conv3_1"])
        var settings = both
        settings.contentWeight = 0
        #expect(try bytes(settings) == bytes(styleOnly) && settings.deepestLayer == styleOnly.deepestLayer)
        settings = both
        settings.styleWeight = 0
        #expect(try bytes(settings) == bytes(contentOnly))
        _ = try RunPlan(network, settings, content: (256, 256), styles: [])
        settings = both
        settings.histogramLayers = styleOnly.styleLayers
        #expect(try bytes(settings) == bytes(both))
        settings.histogramWeight = 1
        #expect(try bytes(settings) > bytes(both))
        settings = both
        settings.styleLayers[1].weight = 0
        #expect(try bytes(settings) == bytes(TransferSettings.of(content: ["conv4_2"], style: ["conv1_1"])))
    }

    /// Of reading pictures and painting, the larger one is the peak; memory that is only reserved counts where it is bounded.
    @Test func theForecastIsWhatThereIsAndWhatComes() throws {
        let network = try TinyTransfer.network()
        var settings = try TinyTransfer.settings("seed0-adam")
        func forecast(pictures: Int = 0, reading: Int = 0, now: ProcessMemory = .current) throws -> MemoryForecast {
            try StyleTransfer(network: network, settings: settings).forecast(
                content: (90, 80),
                styles: [(64, 64)],
                pictures: pictures,
                reading: reading,
                now: now
            )
        }
        let now = ProcessMemory.current
        let base = try forecast(now: now)
        let growth = base.peak.resident - now.resident
        #expect(base.network == network.bytes && base.workspace > 0)
        #expect((base.workspace...base.workspace + 8 << 20).contains(growth))
        #expect(try forecast(pictures: 1_000_000, now: now).peak.resident == base.peak.resident + 1_000_000)
        #expect(try forecast(reading: base.workspace, now: now) == base)
        #expect(try forecast(reading: base.workspace + 77, now: now).peak.resident == base.peak.resident + 77)
        #expect(base.peak.data - now.data > growth && base.peak.address - now.address > base.peak.data - now.data)
        settings.threads = 2
        let two = try forecast(now: now)
        let stack = Workers.standardStack
        #expect(two.peak.data - base.peak.data > stack + two.peak.resident - base.peak.resident)
        #expect(now.resident > 1 << 20 && now.data > 0 && now.address > now.data)
    }

    @Test func geometryFollowsTheNetwork() throws {
        let last = try #require(LayerName("conv3_1"))
        let geometry = try PassGeometry(TinyTransfer.network(), through: last, width: 27, height: 21)
        #expect(geometry.picture == Shape(height: 21, width: 27, channels: 3))
        // Its 6, 8 and 10 channels are filled up to a group each.
        let expected = [(21, 27), (21, 27), (10, 13), (10, 13), (10, 13), (5, 6), (5, 6)]
        #expect(geometry.shapes == expected.map { Shape(height: $0.0, width: $0.1, channels: 16) })
    }
}
