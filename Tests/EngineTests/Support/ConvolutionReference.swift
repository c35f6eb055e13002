import Engine

/// A 3×3 convolution in double precision, written as its definition says.
struct ConvolutionReference {
    /// Row and column of each kernel value relative to the middle, in the order in which kernels are stored.
    static let taps = (-1...1).flatMap { dy in (-1...1).map { (dy, $0) } }

    /// (9 · inputs) × outputs.
    let matrix: [Float]
    let outputs: Int

    /// The convolution of an input at one position and output channel.
    func value(_ input: Tensor, _ y: Int, _ x: Int, _ output: Int) -> Double {
        var sum = 0.0
        for (tap, (dy, dx)) in ConvolutionReference.taps.enumerated() {
            for channel in 0..<input.shape.channels {
                let weight = matrix[(tap * input.shape.channels + channel) * outputs + output]
                sum += Double(weight) * input.padded(y + dy, x + dx, channel)
            }
        }
        return sum
    }

    /// The kernels turned by 180°, inputs and outputs exchanged: the transposed convolution's matrix.
    func transposed(inputs: Int) -> [Float] {
        var turned = [Float](repeating: 0, count: matrix.count)
        for tap in 0..<9 {
            for input in 0..<inputs {
                for output in 0..<outputs {
                    turned[((8 - tap) * outputs + output) * inputs + input] =
                        matrix[(tap * inputs + input) * outputs + output]
                }
            }
        }
        return turned
    }
}
