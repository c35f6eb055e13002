import Weights

/// A kind of weight file: how it is recognised and opened.
protocol WeightReader: WeightFile {
    /// Whether a file looks like one of this kind.
    static func recognises(_ file: FileBytes) -> Bool

    /// Reads names and shapes.
    init(_ file: FileBytes) throws(WeightError)
}
