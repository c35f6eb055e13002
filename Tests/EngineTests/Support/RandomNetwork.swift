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

    /// A network of so many outputs a layer, from `conv1_1` on; features stay as large as the picture is.
    init(outputs: [Int], seed: UInt64) {
        var layers: [Layer] = []
        for (index, count) in outputs.enumerated() {
            let inputs = layers.last?.outputs ?? 3
            let limit = (6 / Float(9 * inputs)).squareRoot()
            layers.append(
                Layer(
                    name: LayerName.all[index],
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
                    let place = name == LayerName.all[0] ? 2 - input : input
                    taps[(tap * stored.0 + input) * stored.1 + output] =
                        Double(weights[(output * inputs + place) * 9 + tap])
                }
            }
        }
        return ConvolutionReference(taps: taps, inputs: stored.0, outputs: stored.1)
    }
}
