/// A tensor of a weight file, not read yet.
public struct WeightTensor: Sendable, Hashable {
    /// Its name in the file.
    public let name: String
    /// Its sides; the last one moves fastest.
    public let shape: [Int]

    /// A tensor of that name and shape.
    public init(name: String, shape: [Int]) {
        self.name = name
        self.shape = shape
    }
}

extension WeightTensor {
    /// Bytes of its values at so many each; nil where a side is less than 1, or where there can be no so many bytes.
    package func bytes(each size: Int) -> Int? {
        var bytes = size
        for side in shape {
            let (product, isTooMuch) = bytes.multipliedReportingOverflow(by: side)
            guard side > 0, !isTooMuch else { return nil }
            bytes = product
        }
        return bytes
    }
}
