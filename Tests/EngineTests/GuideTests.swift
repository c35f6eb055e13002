import Engine
import Pictures
import Testing

/// Guides: what they refuse, and what becomes of styles whose part of a picture is small, empty or all of it.
@Suite struct GuideTests {
    @Test func aWeightForEachPlaceWithinItsBounds() throws {
        let faults: [(Int, Int, [Float])] = [
            (2, 2, [0, 1, 0.5]), (0, 0, []), (1, 2, [0, 1.1]), (1, 2, [-0.1, 0]), (1, 1, [.nan]),
        ]
        for (width, height, weights) in faults {
            let error = #expect(throws: TransferError.self) {
                try Engine.Guide(width: width, height: height, weights: weights)
            }
            #expect(error?.code == .invalidSettings && error?.message.contains("\(width)×\(height)") == true)
        }
        #expect(try Engine.Guide(width: 2, height: 1, weights: [0, 1]).weights == [0, 1])
    }

    /// A guide of another size says the same, where its places are whole pixels of the picture's.
    @Test func aGuideIsStretchedOverThePicture() throws {
        let small = try Engine.Guide(width: 2, height: 1, weights: [1, 0.25])
        let large = try guide(width: 32, height: 24) { $0.x < 16 ? 1 : 0.25 }
        let (one, other) = (try evaluate([(small, nil)]), try evaluate([(large, nil)]))
        #expect(one.losses == other.losses && one.gradient == other.gradient)
        // Twice as many places each way: means of four.
        let fine = try guide(width: 64, height: 48) { $0.x < 32 ? 1 : ($0.x + $0.y) % 2 == 0 ? 0.5 : 0 }
        #expect(try evaluate([(fine, nil)]).losses == one.losses)
    }

    /// A guide that weighs everything alike changes nothing but the rounding, whatever its weight.
    @Test(arguments: TransferSettings.StyleForm.allCases)
    func allOfThePictureIsAsWithoutAGuide(form: TransferSettings.StyleForm) throws {
        let plain = try evaluate([(nil, nil)], form: form)
        for weight in [1, 0.25] as [Float] {
            let even = try Engine.Guide(width: 1, height: 1, weights: [weight])
            let found = try evaluate([(even, even)], form: form)
            #expect(relativeDistance(found.losses.style, plain.losses.style) < 1e-5)
            #expect(relativeDistance(found.gradient, plain.gradient) < 1e-5)
        }
    }

    /// What a layer sees of a part reaches beyond it by a few pixels, and no style reaches further.
    @Test func aRegionsStyleLeavesTheRestAlone() throws {
        let left = try guide(width: 32, height: 24) { $0.x < 12 ? 1 : 0 }
        let gradient = try evaluate([(left, nil)], layers: ["conv1_1", "conv1_2"]).gradient
        let isMoved = (0..<32).map { x in
            (0..<24).contains { y in (0..<3).contains { gradient[(y * 32 + x) * 3 + $0] != 0 } }
        }
        #expect(isMoved == (0..<32).map { $0 < 14 })
    }

    /// Parts of which a deep layer knows nothing have no loss there, and parts of nothing have none at all.
    @Test(arguments: TransferSettings.StyleForm.allCases)
    func emptyParts(form: TransferSettings.StyleForm) throws {
        let nothing = try Engine.Guide(width: 1, height: 1, weights: [0])
        for (region, mask) in [(nothing, nil), (nil, nothing), (nothing, nothing)] as [(Engine.Guide?, Engine.Guide?)] {
            let found = try evaluate([(region, mask)], form: form)
            #expect(found.losses.total == 0 && found.gradient.allSatisfy { $0 == 0 })
        }
        // The last column of an odd width belongs to no cell of a pooling.
        let rim = try guide(width: 33, height: 24) { $0.x == 32 ? 1 : 0 }
        let found = try evaluate([(rim, nil)], form: form, width: 33)
        #expect(found.losses.total > 0 && found.losses.total.isFinite && found.gradient.allSatisfy(\.isFinite))
    }

    /// Erosion stops where it would leave nothing, so that the smallest part keeps its style at every layer.
    @Test func erosionLeavesSomething() throws {
        let dot = try guide(width: 32, height: 24) { $0 == (9, 11) ? 1 : 0 }
        let (plain, eroded) = (try evaluate([(dot, nil)]), try evaluate([(dot, nil)], eroding: true))
        #expect(plain.losses.style > 0 && eroded.losses.style > 0)
        let half = try guide(width: 32, height: 24) { $0.x < 16 ? 1 : 0 }
        #expect(try evaluate([(half, nil)]).losses != evaluate([(half, nil)], eroding: true).losses)
    }

    /// Memory is planned for every part once, however many styles it has.
    @Test func memoryIsPlannedForParts() throws {
        let (network, settings) = (try TinyTransfer.network(), TransferSettings.of(style: ["conv1_1", "conv3_1"]))
        func bytes(_ hasWhole: Bool, _ parts: Int, masks: Bool = false) throws -> Int {
            var regions = StyleRegions()
            (regions.hasWhole, regions.parts, regions.hasMasks) = (hasWhole, parts, masks)
            return try RunPlan(network, settings, content: (64, 64), styles: [(64, 64)], regions: regions).workspace
                .bytes
        }
        // A weight for each position of both layers; what a loss keeps of either layer is the same.
        let weights = (64 * 64 + 16 * 16) * 4
        #expect(try bytes(false, 1) - bytes(true, 0) == weights)
        #expect(try bytes(true, 0, masks: true) - bytes(true, 0) == weights)
        #expect(try bytes(true, 2) - bytes(true, 1) == bytes(false, 2) - bytes(false, 1))
    }

    private func guide(width: Int, height: Int, _ weight: ((x: Int, y: Int)) -> Float) throws -> Engine.Guide {
        let weights = (0..<width * height).map { weight((x: $0 % width, y: $0 / width)) }
        return try Engine.Guide(width: width, height: height, weights: weights)
    }

    /// Losses and gradient of noise, of styles for parts of it and from parts of theirs.
    private func evaluate(
        _ parts: [(region: Engine.Guide?, mask: Engine.Guide?)],
        form: TransferSettings.StyleForm = .gramWithMean,
        layers: [String] = ["conv1_1", "conv2_1", "conv3_1"],
        eroding: Bool = false,
        width: Int = 32
    ) throws -> (losses: Losses, gradient: [Float]) {
        var settings = TransferSettings.of(style: layers, threads: 2)
        (settings.styleForm, settings.pooling, settings.erodesRegions) = (form, .average, eroding)
        let style = Seeded.floats(28 * 20 * 3, seed: 41, in: -120...130)
        let noise = Seeded.floats(width * 24 * 3, seed: 42, in: -120...130)
        return try Objective.evaluate(
            noise,
            network: TinyTransfer.network(),
            settings: settings,
            content: (noise, width: width, height: 24),
            styles: parts.map { part in
                StyleSource(share: 1, region: part.region, mask: part.mask) {
                    $0.pointer.update(from: style, count: style.count)
                }
            },
            sizes: parts.map { _ in (width: 28, height: 20) }
        )
    }
}
