import Weights

/// A row of numbers of a PyTorch file, of which tensors show parts.
struct TorchStorage: Equatable {
    /// The name of its bytes in the file.
    let key: String
    let type: ScalarType
    /// How many numbers it has.
    let count: Int
    /// How many bytes they take.
    let byteCount: Int

    /// A storage as the file describes it; whether its bytes are there is another question.
    init?(key: String, type: ScalarType, count: Int) {
        let (byteCount, overflow) = count.multipliedReportingOverflow(by: type.width)
        guard count >= 0, !overflow else { return nil }
        self.key = key
        self.type = type
        self.count = count
        self.byteCount = byteCount
    }
}
