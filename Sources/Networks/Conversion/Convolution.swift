import Weights

/// A convolution of a file, its shapes checked, not read yet.
package struct Convolution {
    package let layer: Layer
    package let inputs: Int
    package let outputs: Int
    private let kernel: WeightTensor
    private let bias: WeightTensor

    /// Checks the shapes of a convolution over so many inputs.
    ///
    /// - Throws: `NetworkError` when they are others.
    init(
        _ tensors: LayerTensors,
        inputs: Int,
        arranged arrangement: KernelArrangement,
        in path: String
    ) throws(NetworkError) {
        (layer, kernel, bias) = (tensors.layer, tensors.kernel, tensors.bias)
        guard let outputs = arrangement.outputs(of: kernel.shape, inputs: inputs), outputs > 0 else {
            let expected = arrangement.expectation(inputs: inputs)
            let what = "has \(kernel.name) in shape \(kernel.shape); \(layer) should have \(expected)"
            throw NetworkError(.wrongShape, path, what)
        }
        guard bias.shape.first(where: { $0 != 1 }) ?? 1 == outputs else {
            let what = "has \(bias.name) in shape \(bias.shape); \(layer) should have [\(outputs)]"
            throw NetworkError(.wrongShape, path, what)
        }
        self.inputs = inputs
        self.outputs = outputs
    }

    /// Reads the values, in the file's order.
    ///
    /// - Throws: `WeightError` when the file ends early or a value is not finite.
    func read(from file: any WeightFile) throws(WeightError) -> LayerValues {
        LayerValues(kernel: try file.values(of: kernel), bias: try file.values(of: bias))
    }

    /// The values in our own order.
    ///
    /// - Parameters:
    ///   - values: Those of the file.
    ///   - arrangement: The file's order.
    /// - Returns: The same values by output, input, row and column.
    func arrange(_ values: LayerValues, from arrangement: KernelArrangement) -> LayerValues {
        let isFirst = layer == Layer(block: 1, place: 1)
        let kernel = arrangement.canonical(values.kernel, outputs: outputs, inputs: inputs, isFirst: isFirst)
        return LayerValues(kernel: kernel, bias: values.bias)
    }
}
