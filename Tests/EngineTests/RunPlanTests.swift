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
            let planned = try transfer.plannedBytes(content: sizes.content, styles: sizes.styles)
            let plan = try RunPlan(network, settings, content: sizes.content, styles: sizes.styles)
            let workspace = try Workspace(plan.workspace)
            #expect(planned == plan.workspace.bytes)
            #expect(workspace.bytes == planned)
        }
    }

    /// The outputs of every layer are kept, and a style is measured in the same memory before the painting begins.
    @Test func memoryGrowsByWhatIsNeeded() throws {
        let network = try TinyTransfer.network()
        var settings = try TinyTransfer.settings("seed0-adam")
        func bytes(_ content: (Int, Int), _ styles: [(Int, Int)]) throws -> Int {
            try StyleTransfer(network: network, settings: settings).plannedBytes(content: content, styles: styles)
        }
        let base = try bytes((256, 256), [(256, 256)])
        #expect(try bytes((256, 256), [(256, 256), (256, 256), (64, 64)]) == base)
        #expect(try bytes((512, 256), [(256, 256)]) > base)
        #expect(try bytes((256, 256), [(512, 256)]) > base)
        settings.optimiser = .lbfgs(LBFGSSettings())
        var longer = LBFGSSettings()
        longer.history += 1
        let lbfgs = try bytes((256, 256), [(256, 256)])
        settings.optimiser = .lbfgs(longer)
        // A pair is two pictures of three floats a pixel.
        #expect(try bytes((256, 256), [(256, 256)]) - lbfgs == 2 * 256 * 256 * 3 * 4)
    }

    @Test func geometryFollowsTheNetwork() throws {
        let last = try #require(LayerName("conv3_1"))
        let geometry = try PassGeometry(TinyTransfer.network(), through: last, width: 27, height: 21)
        #expect(geometry.picture == Shape(height: 21, width: 27, channels: 3))
        let expected = [(21, 27, 6), (21, 27, 6), (10, 13, 6), (10, 13, 8), (10, 13, 8), (5, 6, 8), (5, 6, 10)]
        #expect(geometry.shapes == expected.map { Shape(height: $0.0, width: $0.1, channels: $0.2) })
    }
}
