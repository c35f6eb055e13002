import Recipe
import Testing

@Suite("A recipe with a smallest size has scales")
struct ScaleTests {
    /// The sizes that `gen_scales` of style-transfer-pytorch gives.
    @Test(
        "Crowson's scales, by √2 from 128",
        arguments: [
            (512, [128, 181, 256, 362, 512]), (1024, [128, 181, 256, 362, 512, 724, 1024]),
            (500, [177, 250, 354, 500]),
            (182, [129, 182]), (180, [180]), (128, [128]), (100, [100]),
        ]
    )
    func crowson(size: Int, expected: [Int]) throws {
        let scales = try Recipe.preset("crowson").scales(to: size)
        #expect(scales.map(\.pixels) == expected)
        #expect(scales.map(\.level) == expected.indices.reversed())
        #expect(scales.dropFirst().allSatisfy { $0.iterations == 500 })
        #expect(scales[0].iterations == (expected.count > 1 ? 1000 : 500))
        #expect(scales.allSatisfy { $0.contentFactor == 1 && $0.styleFactor == 1 })
    }

    @Test("without a smallest size there is one scale, and a smallest size above the size changes nothing")
    func one() throws {
        var recipe = try Recipe.preset("jcjohnson")
        for smallest in [0, 512, 700] {
            recipe.smallestSize = smallest
            let scales = recipe.scales(to: 512)
            #expect(scales.map(\.pixels) == [512] && scales.map(\.iterations) == [1000])
            #expect(scales[0].contentFactor == 1 && scales[0].styleFactor == 1)
        }
    }

    @Test("budget and weights are multiplied scale by scale")
    func factors() throws {
        var recipe = try Recipe.preset("jcjohnson")
        recipe.smallestSize = 128
        recipe.iterations = 80
        recipe.coarseIterations = 1.9
        recipe.coarseContentWeight = 2
        recipe.coarseStyleWeight = 0.5
        let scales = recipe.scales(to: 512)
        #expect(scales.map(\.pixels) == [128, 256, 512])
        #expect(scales.map(\.iterations) == [289, 152, 80])
        #expect(scales.map(\.contentFactor) == [4, 2, 1])
        #expect(scales.map(\.styleFactor) == [0.25, 0.5, 1])
    }

    @Test("a scale has one evaluation at least and no more than a recipe may ask for")
    func limits() throws {
        var recipe = try Recipe.preset("jcjohnson")
        recipe.smallestSize = 16
        recipe.scaleStep = 1.1
        recipe.coarseIterations = 0.1
        #expect(recipe.scales(to: 16_384)[0].iterations == 1)
        recipe.coarseIterations = 10
        #expect(recipe.scales(to: 16_384)[0].iterations == 100_000)
        #expect(recipe.scales(to: 16_384).count == 74)
    }
}
