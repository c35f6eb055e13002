/// How a file orders the four axes of a kernel.
enum KernelLayout: String {
    /// Output, input, row, column: Caffe and PyTorch.
    case outputInput = "OIHW"
    /// Row, column, input, output: Keras.
    case inputOutput = "HWIO"

    init(_ metadata: [String: String], path: String) throws(NetworkError) {
        guard let layout = KernelLayout(rawValue: metadata["layout"] ?? "") else {
            let found = metadata["layout"].map { "the kernel layout “\($0)”" } ?? "no kernel layout in its metadata"
            throw NetworkError(.unknownConvention, path, "states \(found); known are OIHW and HWIO")
        }
        self = layout
    }

    func describe(inputs: Int) -> String {
        self == .outputInput ? "[N, \(inputs), 3, 3]" : "[3, 3, \(inputs), N]"
    }

    /// The number of outputs, or nil when the shape is not that of a 3×3 convolution over so many inputs.
    func outputs(of shape: [Int], inputs: Int) -> Int? {
        guard shape.count == 4 else { return nil }
        switch self {
        case .outputInput: return Array(shape[1...]) == [inputs, 3, 3] ? shape[0] : nil
        case .inputOutput: return Array(shape[..<3]) == [3, 3, inputs] ? shape[3] : nil
        }
    }

    func index(output: Int, input: Int, tap: Int, inputs: Int, outputs: Int) -> Int {
        switch self {
        case .outputInput: (output * inputs + input) * 9 + tap
        case .inputOutput: (tap * inputs + input) * outputs + output
        }
    }
}
