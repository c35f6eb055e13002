import Engine
import Foundation
import Pictures
import Testing

/// What a layer makes of a picture, against plain loops in double precision.
@Suite struct FeatureMapsTests {
    @Test(arguments: TransferSettings.FeatureStage.allCases, [1, 3])
    func everyLayerIsTheDefinition(stage: TransferSettings.FeatureStage, threads: Int) throws {
        // Channels that fill no group, one and several; an odd side that a pooling drops.
        let blocks = [2, 1, 3]
        let random = RandomNetwork(outputs: [20, 16, 40, 5, 16, 17], blocks: blocks, seed: 71)
        let network = try random.network()
        let picture = try TinyTransfer.pictures().content
        var settings = TransferSettings()
        settings.featureStage = stage
        let reference = ReferenceTransfer(network: random, settings: settings)
        let expected = reference.features(
            of: ReferenceTransfer.Map(
                height: picture.height,
                width: picture.width,
                channels: 3,
                values: try GoldenFolder.tiny.pixels(of: picture).map(Double.init)
            )
        )
        var seen: [LayerName] = []
        try network.features(of: picture, at: Set(network.layers), stage, threads: threads) { maps in
            guard let index = network.layers.firstIndex(of: maps.layer) else { return }
            seen.append(maps.layer)
            let map = stage == .afterRectifier ? reference.rectified(expected[index]) : expected[index]
            #expect(maps.count == map.channels && maps.width == map.width && maps.height == map.height)
            // Sums of up to 360 products in single precision, by Winograd's way: 1e-6 of their size.
            let size = map.values.reduce(0) { max($0, abs($1)) }
            var worst = WorstError()
            for channel in 0..<map.channels {
                let found = Array(maps[channel])
                #expect(found.count == map.positions)
                for position in 0..<map.positions {
                    worst.note(Double(found[position]), expected: map.values[position * map.channels + channel])
                }
            }
            #expect(worst.value < 1e-5 * size, "\(maps.layer)")
        }
        #expect(seen == network.layers)
    }

    /// Only the layers that are asked for, the first among them or not.
    @Test(arguments: [["conv1_1"], ["conv2_2"], ["conv1_1", "conv5_4"], []])
    func whatIsAskedForIsShown(names: [String]) throws {
        let layers = names.compactMap(LayerName.init)
        let (network, picture) = (try TinyTransfer.network(), try TinyTransfer.pictures().content)
        var seen: [LayerName] = []
        try network.features(of: picture, at: Set(layers), threads: 2) { seen.append($0.layer) }
        #expect(seen == layers)
    }

    @Test func whatCannotBeShownIsRefused() throws {
        let conv2 = try #require(LayerName("conv2_1"))
        let tiny = GoldenFolder.tiny.network.path
        let picture = try TinyTransfer.pictures().content
        func code(_ network: Network, _ picture: Picture, _ layer: LayerName) -> TransferError.Code? {
            #expect(throws: TransferError.self) {
                try network.features(of: picture, at: [.first, layer], threads: 1) { _ in Issue.record("shown") }
            }?.code
        }
        #expect(code(try Network(path: tiny, through: .first), picture, conv2) == .missingLayer)
        #expect(code(try NetworkFile.oneLayer.network(), picture, conv2) == .missingLayer)
        let dot = try Picture(width: 1, height: 9, samples: Array(repeating: 0, count: 27))
        #expect(code(try Network(path: tiny), dot, conv2) == .pictureTooSmall)
    }
}
