/// How a file arranges the values of its kernels.
package struct KernelArrangement: Equatable, Sendable {
    /// The order of a kernel's four axes: O outputs, I inputs, H rows, W columns.
    package enum Axes: String, CaseIterable, Sendable {
        /// Caffe, PyTorch, ONNX, ours.
        case outputInputRowColumn = "OIHW"
        /// Column-major files as they look row by row: MatConvNet.
        case outputInputColumnRow = "OIWH"
        /// Keras.
        case rowColumnInputOutput = "HWIO"
        /// Keras, transposed.
        case columnRowInputOutput = "WHIO"
    }

    package var axes: Axes
    /// Whether each kernel is turned by 180°, as those are that are convolved in the strict sense: Theano's.
    package var isTurned = false
    /// Whether the picture's channels enter the first convolution in the opposite order.
    package var reversesColours = false

    /// An arrangement.
    package init(axes: Axes, isTurned: Bool = false, reversesColours: Bool = false) {
        self.axes = axes
        self.isTurned = isTurned
        self.reversesColours = reversesColours
    }

    /// The number of outputs, or nil when the shape is not that of a 3×3 convolution over so many inputs.
    func outputs(of shape: [Int], inputs: Int) -> Int? {
        guard shape.count == 4 else { return nil }
        var outputs: Int?
        for (axis, side) in zip(axes.rawValue, shape) {
            switch axis {
            case "O": outputs = side
            case "I": guard side == inputs else { return nil }
            default: guard side == 3 else { return nil }
            }
        }
        return outputs
    }

    /// The shape of a 3×3 convolution over so many inputs, for people.
    func expectation(inputs: Int) -> String {
        let sides = axes.rawValue.map { $0 == "O" ? "N" : $0 == "I" ? "\(inputs)" : "3" }
        return "[\(sides.joined(separator: ", "))]"
    }

    /// The same values ordered by output, input, row and column.
    ///
    /// - Parameters:
    ///   - values: Those of the file, as many as the product of all sides.
    ///   - outputs: The number of outputs.
    ///   - inputs: The number of inputs.
    ///   - isFirst: Whether the inputs are the picture's channels.
    /// - Returns: As many values.
    package func canonical(_ values: [Float], outputs: Int, inputs: Int, isFirst: Bool) -> [Float] {
        var strides: [Character: Int] = [:]
        var stride = 1
        for axis in axes.rawValue.reversed() {
            strides[axis] = stride
            stride *= axis == "O" ? outputs : axis == "I" ? inputs : 3
        }
        var (row, column, input) = (strides["H", default: 0], strides["W", default: 0], strides["I", default: 0])
        let output = strides["O", default: 0]
        var start = 0
        if isTurned {
            start += 2 * (row + column)
            (row, column) = (-row, -column)
        }
        if reversesColours, isFirst {
            start += (inputs - 1) * input
            input = -input
        }
        return [Float](unsafeUninitializedCapacity: values.count) { target, count in
            for o in 0..<outputs {
                for i in 0..<inputs {
                    let kernel = start + o * output + i * input
                    for tap in 0..<9 {
                        target[count] = values[kernel + tap / 3 * row + tap % 3 * column]
                        count += 1
                    }
                }
            }
        }
    }

    /// This arrangement first, then all others that shapes alone cannot tell from it.
    package var alternatives: [KernelArrangement] {
        let isOutputFirst = axes.rawValue.hasPrefix("O")
        let all = Axes.allCases.filter { $0.rawValue.hasPrefix("O") == isOutputFirst }.flatMap { axes in
            [false, true].flatMap { isTurned in
                [false, true].map { KernelArrangement(axes: axes, isTurned: isTurned, reversesColours: $0) }
            }
        }
        return [self] + all.filter { $0 != self }
    }
}
