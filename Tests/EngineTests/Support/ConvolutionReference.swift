/// A 3×3 convolution with zero padding in double precision, written as its definition says.
struct ConvolutionReference {
    /// (dy, dx) × inputs × outputs, in the order in which the kernels lie.
    let taps: [Double]
    let inputs: Int
    let outputs: Int

    init(taps: [Double], inputs: Int, outputs: Int) {
        precondition(taps.count == 9 * inputs * outputs, "nine values for each pair of channels")
        (self.taps, self.inputs, self.outputs) = (taps, inputs, outputs)
    }

    /// The convolution of a map of height × width × inputs.
    func apply(to input: [Double], height: Int, width: Int) -> [Double] {
        var output = [Double](repeating: 0, count: height * width * outputs)
        for y in 0..<height {
            for x in 0..<width {
                for tap in 0..<9 {
                    let (sourceY, sourceX) = (y + tap / 3 - 1, x + tap % 3 - 1)
                    guard 0..<height ~= sourceY, 0..<width ~= sourceX else { continue }
                    add(tap, of: input, at: sourceY * width + sourceX, to: &output, at: y * width + x)
                }
            }
        }
        return output
    }

    /// The transposed convolution: kernels turned by 180°, inputs and outputs exchanged.
    var turned: ConvolutionReference {
        var turned = [Double](repeating: 0, count: taps.count)
        for tap in 0..<9 {
            for input in 0..<inputs {
                for output in 0..<outputs {
                    turned[((8 - tap) * outputs + output) * inputs + input] =
                        taps[(tap * inputs + input) * outputs + output]
                }
            }
        }
        return ConvolutionReference(taps: turned, inputs: outputs, outputs: inputs)
    }

    private func add(_ tap: Int, of input: [Double], at source: Int, to output: inout [Double], at target: Int) {
        output.withUnsafeMutableBufferPointer { output in
            taps.withUnsafeBufferPointer { taps in
                for channel in 0..<inputs {
                    let value = input[source * inputs + channel]
                    let row = (tap * inputs + channel) * outputs
                    for index in 0..<outputs { output[target * outputs + index] += value * taps[row + index] }
                }
            }
        }
    }
}
