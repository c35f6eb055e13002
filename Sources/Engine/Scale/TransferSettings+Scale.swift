/// What the scale of a layer's activations and the number of its channels do to its losses.
///
/// The content loss grows with the square of activations and the style loss with their fourth power. A layer whose channels
/// are each there k times has the same mean activation, k times the content differences, and a Gram matrix of the same
/// entries, each k² times.
extension TransferSettings {
    /// Layers whose losses depend on the scale of activations.
    var layersWithScale: Set<LayerName> {
        let content = contentReduction == .relative ? [] : contentLayers
        let style = styleNormalisation == .relative ? [] : styleLayers
        return Set((content + style + histogramLayers).map(\.layer))
    }

    /// What relative content losses are relative to at least, as the mean square of a layer's features.
    ///
    /// A content of a single gray has next to no features, and would outweigh every style: at conv3_3 of VGG19, at 256
    /// pixels, two hundredths of what the emptiest of four photographs and paintings had. So it is a share of what the
    /// reference picture has, there a third of what that one had.
    ///
    /// - Throws: `TransferError` when the network lacks a layer, or there is no memory to measure.
    func leastContentEnergies(on network: Network) throws(TransferError) -> [LayerName: Double] {
        guard contentReduction == .relative else { return [:] }
        return try network.meanEnergies(at: Set(countedContentLayers.map(\.layer)))
            .mapValues { $0 * TransferSettings.leastContentEnergy }
    }

    private static let leastContentEnergy = 0.1

    /// What the content loss of a layer has to be multiplied by to be what it would be with `ratio` times the activations and
    /// `width` times the channels.
    func contentFactor(ratio: Double, width: Double) -> Double {
        switch contentReduction {
        case .mean: ratio * ratio
        case .halfSum, .sum: ratio * ratio * width
        case .relative: 1
        // It grows as the differences do, not as their squares.
        case .scaled: ratio
        }
    }

    /// What the histogram loss of a layer has to be multiplied by: it is a mean of squares, whatever the width.
    func histogramFactor(ratio: Double, width: Double) -> Double {
        ratio * ratio
    }

    /// What the style loss of a layer has to be multiplied by to be what it would be with `ratio` times the activations and
    /// `width` times the channels; of a loss that also looks at means, what its matrix needs.
    func styleFactor(ratio: Double, width: Double) -> Double {
        if styleForm == .wasserstein { return styleNormalisation == .relative ? 1 : ratio * ratio }
        let energy = ratio * ratio * ratio * ratio
        return switch styleNormalisation {
        // The sum over the entries, and what it is divided by: C² · C², C², C⁴, and no C at all.
        case .mean, .gramShape: energy / (width * width)
        case .paper: energy
        case .image: energy * width * width
        case .relative: 1
        case .scaled: ratio * ratio
        }
    }
}
