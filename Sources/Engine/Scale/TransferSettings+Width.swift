/// What the number of channels of a layer does to its losses.
///
/// A layer whose channels are each there k times has the same mean activation, k times the content differences, and a Gram
/// matrix of the same entries, each k² times.
extension TransferSettings {
    /// What the content loss of a layer has to be multiplied by to be what it would be with `width` times the channels.
    func contentFactor(width: Double) -> Double {
        switch contentReduction {
        case .mean: 1
        case .halfSum, .sum: width
        }
    }

    /// What the style loss of a layer has to be multiplied by to be what it would be with `width` times the channels.
    func styleFactor(width: Double) -> Double {
        switch styleNormalisation {
        // The sum over the entries, and what it is divided by: C² · C², C², C⁴, and no C at all.
        case .mean, .gramShape: 1 / (width * width)
        case .paper: 1
        case .image: width * width
        }
    }
}
