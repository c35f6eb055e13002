/// What a network was trained to see, and how it is turned into R, G, B in 0…255 less a mean.
struct InputConvention: Sendable {
    /// Per R, G, B, in 0…255.
    let mean: [Float]
    /// Which of the file's input channels R, G and B are.
    private let order: [Int]
    /// What one step of 0…255 is worth to the file's channels, per R, G, B.
    private let scale: [Float]

    /// Reads `input`, `mean` and `std` of the metadata.
    ///
    /// `bgr255` is the Caffe family (Oxford, Keras): B, G, R in 0…255 less the mean. `rgb1` is torchvision's: R, G, B in
    /// 0…1 less the mean, divided by the standard deviation.
    init(_ metadata: [String: String], path: String) throws(NetworkError) {
        let input = metadata["input"]
        let mean = try InputConvention.three(metadata["mean"], "mean", path)
        switch input {
        case "bgr255":
            self.mean = mean.reversed()
            order = [2, 1, 0]
            scale = [1, 1, 1]
        case "rgb1":
            let deviation = try InputConvention.three(metadata["std"], "std", path)
            self.mean = mean.map { $0 * 255 }
            order = [0, 1, 2]
            guard deviation.allSatisfy({ $0 >= 1e-6 }) else {
                throw NetworkError(
                    .unknownConvention,
                    path,
                    "states a “std” of \(deviation); it must be greater than 0"
                )
            }
            scale = deviation.map { 1 / (255 * $0) }
        default:
            let found = input.map { "the input convention “\($0)”" } ?? "no input convention in its metadata"
            throw NetworkError(.unknownConvention, path, "states \(found); known are bgr255 and rgb1")
        }
    }

    /// Lets the first convolution see R, G, B in 0…255 less the mean.
    func fold(into kernels: ConvolutionKernels) {
        kernels.rearrangeInputs(order: order, scale: scale)
    }

    private static func three(_ text: String?, _ key: String, _ path: String) throws(NetworkError) -> [Float] {
        let parts = (text ?? "").split(separator: ",", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { part in
            let words = part.split(separator: " ")
            return words.count == 1 ? Float(words[0]) : nil
        }
        guard parts.count == 3, numbers.count == 3, numbers.allSatisfy({ abs($0) <= 255 }) else {
            throw NetworkError(.unknownConvention, path, "states no three numbers as “\(key)” in its metadata")
        }
        return numbers
    }
}
