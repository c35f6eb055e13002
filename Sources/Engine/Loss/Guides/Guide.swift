/// Where in a picture something counts: a weight of 0…1 for each place.
///
/// It is stretched over the picture that it goes with, so that one guide serves a picture at every size.
public struct Guide: Sendable, Equatable {
    /// Places of a row.
    public let width: Int
    /// Rows.
    public let height: Int
    /// The weights, row by row.
    public let weights: [Float]

    /// A guide of given weights.
    ///
    /// - Parameters:
    ///   - width: Places of a row, one at least.
    ///   - height: Rows, one at least.
    ///   - weights: The weights, row by row.
    /// - Throws: `TransferError` with the code `invalidSettings` where there are not as many weights as places, or one is not
    ///   within 0…1.
    public init(width: Int, height: Int, weights: [Float]) throws(TransferError) {
        guard width > 0, height > 0, weights.count == width * height, weights.allSatisfy({ 0...1 ~= $0 }) else {
            throw TransferError(
                code: .invalidSettings,
                message: "a guide of \(width)×\(height) places needs as many weights, each from 0 to 1"
            )
        }
        self.init(unchecked: weights, width: width, height: height)
    }

    init(unchecked weights: [Float], width: Int, height: Int) {
        (self.width, self.height, self.weights) = (width, height, weights)
    }

    /// Whether it leaves anything.
    var isEmpty: Bool { weights.allSatisfy { $0 == 0 } }
}
