import Engine

/// A network of random kernels, as small as a test likes: its file for the engine, its values for the definition.
struct RandomNetwork: Sendable {
    struct Layer: Sendable {
        let name: LayerName
        let inputs: Int
        let outputs: Int
        /// Outputs × inputs × 3 × 3; the first layer's inputs are B, G, R.
        let weights: [Float]
        let bias: [Float]
    }

    let layers: [Layer]

    /// Configurations D and E of Simonyan and Zisserman 2014.
    static let vgg16 = [2, 2, 3, 3, 3]
    static let vgg19 = [2, 2, 4, 4, 4]

    /// The layers of a network whose blocks have so many convolutions.
    static func names(_ blocks: [Int]) -> [LayerName] {
        blocks.enumerated().flatMap { block, count in
            (1...count).compactMap { LayerName("conv\(block + 1)_\($0)") }
        }
    }

    /// A network of so many outputs a layer, from `conv1_1` on; features stay as large as the picture is.
    ///
    /// - Parameters:
    ///   - outputs: Outputs of each layer; those that the blocks have beyond are left out.
    ///   - blocks: Convolutions of each block: VGG19's, unless others are given.
    ///   - seed: What the kernels are drawn from.
    init(outputs: [Int], blocks: [Int] = vgg19, seed: UInt64) {
        var layers: [Layer] = []
        for (index, (count, name)) in zip(outputs, RandomNetwork.names(blocks)).enumerated() {
            let inputs = layers.last?.outputs ?? 3
            let limit = (6 / Float(9 * inputs)).squareRoot()
            layers.append(
                Layer(
                    name: name,
                    inputs: inputs,
                    outputs: count,
                    weights: Seeded.floats(9 * inputs * count, seed: seed + UInt64(index), in: -limit...limit),
                    bias: Seeded.floats(count, seed: seed + 100 + UInt64(index), in: -20...20)
                )
            )
        }
        self.layers = layers
    }

    /// What the engine reads of it.
    func network() throws -> Network {
        try NetworkFile(
            tensors: layers.flatMap { layer in
                [
                    NetworkFile.Tensor("\(layer.name).weight", [layer.outputs, layer.inputs, 3, 3], layer.weights),
                    NetworkFile.Tensor("\(layer.name).bias", [layer.outputs], layer.bias),
                ]
            }
        ).network()
    }
}

extension RandomNetwork.Layer {
    /// The convolution by its definition, R, G, B coming first; with channels filled up if that is asked for.
    func convolution(filledUp: Bool = false) -> ConvolutionReference {
        let stored = filledUp ? (Shape.padded(inputs), Shape.padded(outputs)) : (inputs, outputs)
        var taps = [Double](repeating: 0, count: 9 * stored.0 * stored.1)
        for output in 0..<outputs {
            for input in 0..<inputs {
                for tap in 0..<9 {
                    let place = name == .first ? 2 - input : input
                    taps[(tap * stored.0 + input) * stored.1 + output] =
                        Double(weights[(output * inputs + place) * 9 + tap])
                }
            }
        }
        return ConvolutionReference(taps: taps, inputs: stored.0, outputs: stored.1)
    }
}
