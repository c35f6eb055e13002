/// The kernels of one 3×3 convolution, its channels filled up to whole groups with zeros.
///
/// The image gradient of a same-padded convolution is a convolution with kernels turned by 180°; both passes are made of
/// these values.
struct ConvolutionKernels: Sendable {
    let inputs: Int
    let outputs: Int
    /// Inputs and outputs as they are stored; the three colours that enter the first convolution are not filled up.
    let storedInputs: Int
    let storedOutputs: Int
    /// As the kernels read them: groups of outputs × inputs × (dy, dx) × 16, or for three colours (dy, dx) × inputs ×
    /// outputs.
    let taps: Tensor
    /// One value per output.
    let bias: Tensor

    /// Reads `NAME.weight` and `NAME.bias`.
    init(_ layer: LayerName, of file: LayerTensors, layout: KernelLayout, inputs: Int) throws(NetworkError) {
        let weight = try file.floats(
            "\(layer).weight",
            shape: { layout.outputs(of: $0, inputs: inputs) != nil },
            expected: layout.describe(inputs: inputs)
        )
        guard let (shape, values) = weight, let outputs = layout.outputs(of: shape, inputs: inputs) else {
            throw NetworkError(.missingLayer, file.path, "has no \(layer).weight")
        }
        guard let (_, biases) = try file.floats("\(layer).bias", shape: { $0 == [outputs] }, expected: "[\(outputs)]")
        else {
            throw NetworkError(.wrongShape, file.path, "has \(layer).weight but no \(layer).bias")
        }
        storedInputs = layer == .first ? inputs : Shape.padded(inputs)
        storedOutputs = Shape.padded(outputs)
        guard let memory = AlignedMemory(count: (9 * storedInputs + 1) * storedOutputs) else {
            throw NetworkError(.unreadable, file.path, "does not fit into this machine's memory")
        }
        self.inputs = inputs
        self.outputs = outputs
        taps = Tensor(
            pointer: memory.pointer,
            shape: Shape(height: 1, width: 9 * storedInputs, channels: storedOutputs),
            owner: memory
        )
        bias = Tensor(
            pointer: memory.pointer + taps.count,
            shape: Shape(height: 1, width: 1, channels: storedOutputs),
            owner: memory
        )
        for (output, value) in biases.enumerated() { bias.pointer[output] = value }
        for tap in 0..<9 {
            for input in 0..<inputs {
                for output in 0..<outputs {
                    let source = layout.index(output: output, input: input, tap: tap, inputs: inputs, outputs: outputs)
                    taps.pointer[place(tap: tap, input: input, output: output)] = values[source]
                }
            }
        }
    }

    /// Replaces each kernel of the first convolution by `scale[input]` times that of the input `order[input]`.
    func rearrangeInputs(order: [Int], scale: [Float]) {
        let old = Array(taps.buffer)
        for tap in 0..<9 {
            for input in 0..<inputs {
                for output in 0..<outputs {
                    taps.pointer[place(tap: tap, input: input, output: output)] =
                        old[place(tap: tap, input: order[input], output: output)] * scale[input]
                }
            }
        }
    }

    private func place(tap: Int, input: Int, output: Int) -> Int {
        guard storedInputs % Shape.group == 0 else { return (tap * storedInputs + input) * storedOutputs + output }
        let (group, lane) = output.quotientAndRemainder(dividingBy: Shape.group)
        return ((group * storedInputs + input) * 9 + tap) * Shape.group + lane
    }
}
