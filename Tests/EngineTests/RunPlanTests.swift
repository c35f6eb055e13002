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

    /// Styles are measured one after the other, in the memory that the painting will take; what is kept of a picture grows
    /// with its positions, and what workers need for themselves hardly does.
    @Test func memoryGrowsByWhatIsNeeded() throws {
        let network = try TinyTransfer.network()
        var settings = try TinyTransfer.settings("seed0-adam")
        func bytes(_ content: (Int, Int), _ styles: [(Int, Int)]) throws -> Int {
            try StyleTransfer(network: network, settings: settings).plannedBytes(content: content, styles: styles)
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
