import Engine
import Pictures
import Testing

/// Whole evaluations of small random networks against double precision: every way that a gradient takes to the picture,
/// at sizes that make several runs of tiles, whose patches meet.
@Suite struct PictureGradientTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var content: [String]
        var style: [String]
        var stage = TransferSettings.FeatureStage.afterRectifier
        var pooling = TransferSettings.Pooling.maximum
        var border = TransferSettings.Border.zero
        var blocks = RandomNetwork.vgg19
        var testDescription: String { name }

        /// The network down to the deepest layer; channels that fill no group, one and several.
        var network: RandomNetwork {
            let deepest = (content + style).compactMap(LayerName.init).max() ?? .first
            let layers = RandomNetwork.names(blocks).firstIndex(of: deepest) ?? 0
            let outputs = [20, 16, 40, 24, 16] + Array(repeating: 16, count: 8)
            return RandomNetwork(outputs: Array(outputs.prefix(layers + 1)), blocks: blocks, seed: 92)
        }
    }

    static let cases = [
        Case(name: "the first layer alone", content: ["conv1_1"], style: ["conv1_1"]),
        Case(
            name: "the first layer alone, before the rectifier",
            content: ["conv1_1"],
            style: [],
            stage: .beforeRectifier
        ),
        Case(name: "one layer above the first", content: ["conv1_2"], style: []),
        Case(
            name: "below and above a pooling",
            content: ["conv1_2", "conv2_1"],
            style: ["conv1_1", "conv1_2", "conv2_1"]
        ),
        Case(
            name: "below and above a mean, before the rectifier",
            content: ["conv2_1"],
            style: ["conv1_1", "conv1_2", "conv2_1"],
            stage: .beforeRectifier,
            pooling: .average
        ),
        Case(name: "only the deepest", content: ["conv3_1"], style: []),
        Case(name: "only the deepest, by means", content: ["conv3_1"], style: [], pooling: .average),
        Case(
            name: "one layer after the other, before the rectifier",
            content: ["conv2_2"],
            style: ["conv1_2", "conv2_1", "conv3_1"],
            stage: .beforeRectifier
        ),
        Case(
            name: "blocks of one, by means",
            content: ["conv4_1"],
            style: ["conv1_1", "conv2_1", "conv3_1", "conv4_1"],
            pooling: .average,
            blocks: [2, 1, 1, 1]
        ),
        Case(
            name: "blocks of three and four, before the rectifier",
            content: ["conv2_2"],
            style: ["conv1_3", "conv2_4"],
            stage: .beforeRectifier,
            blocks: [3, 4]
        ),
        Case(name: "the first layer alone, its rim replicated", content: ["conv1_1"], style: [], border: .replicate),
        Case(
            name: "below and above a root, the rim replicated",
            content: ["conv2_1"],
            style: ["conv1_1", "conv1_2", "conv2_1"],
            pooling: .l2,
            border: .replicate
        ),
        Case(
            name: "only the deepest, by roots, before the rectifier",
            content: ["conv3_1"],
            style: [],
            stage: .beforeRectifier,
            pooling: .l2
        ),
        Case(
            name: "VGG16",
            content: ["conv4_3"],
            style: ["conv1_2", "conv3_3", "conv4_1", "conv5_3"],
            blocks: RandomNetwork.vgg16
        ),
    ]

    /// Rows of more tiles than a run has, more rows of tiles than workers, and the smallest of pictures.
    static let sizes = [(13, 300), (280, 7), (50, 50), (1, 1), (2, 9), (9, 1), (4, 4), (5, 6)]

    /// All cases at all sizes that leave something of the deepest layer.
    static let trials = cases.flatMap { example in
        let least = 1 << ((example.network.layers.last?.name.block ?? 1) - 1)
        return sizes.filter { min($0.0, $0.1) >= least }.map { (example, height: $0.0, width: $0.1) }
    }

    /// Every instruction set and tile, by two workers or three.
    ///
    /// Losses are sums of squares of features that are good to 1e-6. A gradient passes five layers and is off by a few
    /// 1e-6 of its size, where no rectifier or maximum decided otherwise: here none does. Thirteen layers add up to more,
    /// and in the smallest pictures it comes from one position's differences, which lose a digit as they cancel.
    @Test(arguments: trials)
    func againstDoublePrecision(example: Case, height: Int, width: Int) throws {
        var settings = TransferSettings.of(content: example.content, style: example.style)
        (settings.featureStage, settings.pooling) = (example.stage, example.pooling)
        settings.border = example.border
        settings.styleWeight = 1e-3
        let content = try randomPicture(height, width, seed: 93)
        let styles = try [
            StyleTransfer.Style(randomPicture(31, 45, seed: 94), weight: 1),
            StyleTransfer.Style(randomPicture(64, 23, seed: 95), weight: 3),
        ]
        let pixels = Seeded.floats(content.samples.count, seed: 96, in: -120...130)
        let expected = try ReferenceTransfer(network: example.network, settings: settings)
            .evaluate(pixels, content: content, styles: styles)
        let network = try example.network.network()
        for kernels in Kernels.usable {
            for tile in Tiling.Tile.allCases {
                var means = Means()
                (means.kernels, means.tile) = (kernels, tile)
                settings.threads = tile == .four ? 3 : 2
                let found = try StyleTransfer(network: network, settings: settings, means: means)
                    .evaluate(pixels, content: content, styles: styles)
                let comment = "\(kernels.instructionSet), \(tile)"
                #expect(relativeDistance(found.losses.content, expected.content) < 1e-5, "\(comment)")
                #expect(relativeDistance(found.losses.style, expected.style) < 1e-5, "\(comment)")
                #expect(relativeDistance(found.losses.total, expected.total) < 1e-5, "\(comment)")
                let gradient = Deviation(found.gradient, from: expected.gradient)
                let isHarder = height * width < 100 || network.layers.count > 5
                let bar = (tile == .four ? 5e-6 : 2e-5) * (isHarder ? 3 : 1)
                #expect(gradient.mean < bar, "\(comment): \(gradient)")
            }
        }
    }

    private func randomPicture(_ height: Int, _ width: Int, seed: UInt64) throws -> Picture {
        var generator = Seeded(seed: seed)
        let samples = (0..<height * width * 3).map { _ in UInt16.random(in: 0...UInt16.max, using: &generator) }
        return try Picture(width: width, height: height, samples: samples)
    }
}
