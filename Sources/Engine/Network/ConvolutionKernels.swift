/// The kernels of one 3×3 convolution, as the two matrices that a forward and a gradient pass multiply by.
struct ConvolutionKernels: Sendable {
    let inputs: Int
    let outputs: Int
    /// (9 · inputs) × outputs, rows in the order (dy, dx, input).
    private(set) var forward: [Float]
    /// (9 · outputs) × inputs, rows in the order (dy, dx, output): the kernels turned by 180°, because the image gradient
    /// of a same-padded convolution is a convolution with turned kernels.
    private(set) var gradient: [Float]
    let bias: [Float]

    /// Reads `NAME.weight` and `NAME.bias`; nil when the file ends before this layer.
    init?(_ layer: LayerName, of file: SafetensorsFile, layout: KernelLayout, inputs: Int) throws(NetworkError) {
        let expected = layout.describe(inputs: inputs)
        let weight = try file.floats(
            "\(layer).weight",
            shape: { layout.outputs(of: $0, inputs: inputs) != nil },
            expected: expected
        )
        guard let (shape, values) = weight, let outputs = layout.outputs(of: shape, inputs: inputs) else { return nil }
        guard let bias = try file.floats("\(layer).bias", shape: { $0 == [outputs] }, expected: "[\(outputs)]") else {
            throw NetworkError(.wrongShape, file.path, "has \(layer).weight but no \(layer).bias")
        }
        self.inputs = inputs
        self.outputs = outputs
        self.bias = bias.1
        forward = [Float](repeating: 0, count: 9 * inputs * outputs)
        for tap in 0..<9 {
            for input in 0..<inputs {
                for output in 0..<outputs {
                    let source = layout.index(output: output, input: input, tap: tap, inputs: inputs, outputs: outputs)
                    forward[(tap * inputs + input) * outputs + output] = values[source]
                }
            }
        }
        gradient = []
        turn()
    }

    /// Replaces each kernel by `scale[input]` times that of the input `order[input]`.
    mutating func rearrangeInputs(order: [Int], scale: [Float]) {
        let old = forward
        for tap in 0..<9 {
            for input in 0..<inputs {
                for output in 0..<outputs {
                    forward[(tap * inputs + input) * outputs + output] =
                        old[(tap * inputs + order[input]) * outputs + output] * scale[input]
                }
            }
        }
        turn()
    }

    private mutating func turn() {
        gradient = [Float](repeating: 0, count: forward.count)
        for tap in 0..<9 {
            for output in 0..<outputs {
                for input in 0..<inputs {
                    gradient[(tap * outputs + output) * inputs + input] =
                        forward[((8 - tap) * inputs + input) * outputs + output]
                }
            }
        }
    }
}
