import Engine
import Foundation
import Pictures
import Testing

/// The picture on which activations are compared, and what is known of them.
@Suite struct ReferenceActivationsTests {
    private let layers = Set(RandomNetwork.names(RandomNetwork.vgg19))

    /// What PyTorch makes of the picture in float64 with the tiny network.
    ///
    /// One that differs has other means: it is the same picture as ever, then.
    private static let tiny = [
        "conv1_1": 20.55665, "conv1_2": 14.31597,
        "conv2_1": 10.91620, "conv2_2": 14.80873,
        "conv3_1": 24.79280, "conv3_2": 17.64660, "conv3_3": 15.78055, "conv3_4": 16.00639,
        "conv4_1": 15.37183, "conv4_2": 23.99621, "conv4_3": 35.88431, "conv4_4": 15.59725,
        "conv5_1": 15.13973, "conv5_2": 34.36301, "conv5_3": 22.57779, "conv5_4": 15.21496,
    ]

    /// Means of single precision are good to 1e-6; the values above have seven digits.
    @Test func meansOfTheTinyNetwork() throws {
        let found = try TinyTransfer.network().meanActivations(at: layers)
        #expect(found.count == 16)
        for (layer, activation) in found {
            #expect(relativeDistance(activation, Self.tiny[layer.description] ?? 0) < 3e-6, "\(layer)")
        }
    }

    /// Of activations thrice as large, mean squares are nine times as large; that of a mean is smaller than they are.
    @Test func energiesAreMeanSquares() throws {
        let (one, two) = (try #require(LayerName("conv1_1")), try #require(LayerName("conv3_2")))
        let found = try TinyTransfer.network().meanEnergies(at: [one, two])
        let larger = try TinyVariant(scales: ["conv3_2": 3]).network().meanEnergies(at: [one, two])
        #expect(larger[one] == found[one])
        #expect(relativeDistance(try #require(larger[two]), 9 * (try #require(found[two]))) < 1e-5)
        for layer in [one, two] {
            let mean = try #require(Self.tiny[layer.description])
            #expect((mean * mean..<20 * mean * mean).contains(try #require(found[layer])))
        }
    }

    @Test func aDeepLayerDoesNotNeedTheOthers() throws {
        let layer = try #require(LayerName("conv4_1"))
        let alone = try TinyTransfer.network().meanActivations(at: [layer])
        #expect(alone == [layer: try TinyTransfer.network().meanActivations(at: layers)[layer]])
    }

    /// Overlapping leaves leave no place of the ground, and levels spread as in photographs.
    @Test func thePictureIsLikeAPhotograph() {
        let picture = ReferencePicture.draw()
        #expect(picture.width == 128 && picture.height == 128 && picture == ReferencePicture.draw())
        let levels = picture.samples.map { Double($0) / 257 }
        let mean = levels.reduce(0, +) / Double(levels.count)
        let spread = (levels.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(levels.count)).squareRoot()
        #expect((100...135).contains(mean) && (45...65).contains(spread))
    }

    /// How much smaller VGG19's activations are than those of random kernels, by its published losses.
    private static let published = [
        "conv4_1": 0.73324, "conv4_2": 0.68611, "conv4_3": 0.28197, "conv4_4": 0.11588,
        "conv5_1": 0.04762, "conv5_2": 0.04762, "conv5_3": 0.04762, "conv5_4": 0.04762,
    ]

    /// Where a VGG19 is at hand that IMPASTO_GOLDEN_NETWORK names, random behind conv3_4, the table of Oxford's activations
    /// is what it has, or what it has times the published ratio.
    ///
    /// The table has five digits, the ratios four.
    @Test(arguments: GoldenFolder.full.map { [$0] } ?? [])
    func theTableIsWhatIsMeasured(folder: GoldenFolder) throws {
        let found = try Network(path: folder.network.path).meanActivations(at: layers)
        for layer in layers.sorted() {
            let activation = try #require(found[layer])
            let expected = activation * (Self.published[layer.description] ?? 1)
            #expect(
                relativeDistance(NetworkFamily.oxford.activation(at: layer), expected) < 3e-4,
                "\(layer): \(activation)"
            )
        }
    }
}
