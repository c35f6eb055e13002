/// The style loss of one layer: how far its Gram matrix is from the styles'.
///
/// Source: Gatys, Ecker and Bethge 2015, equation 4.
struct StyleLoss {
    let weight: Double
    let shape: Shape
    let normalisation: TransferSettings.StyleNormalisation
    /// Positions of the picture being painted.
    let picturePositions: Int
    /// The styles' Gram matrix, normalised as `scale` normalises the painting's.
    let target: Tensor

    /// What a Gram matrix is multiplied by before it is compared.
    static func scale(_ normalisation: TransferSettings.StyleNormalisation, _ shape: Shape) -> Double {
        normalisation == .mean ? 1 / Double(shape.count) : 1
    }

    /// What the sum of squared differences is multiplied by.
    private var reduction: Double {
        let channels = Double(shape.channels)
        let positions = Double(shape.positions)
        return switch normalisation {
        case .mean: 1 / (channels * channels)
        case .paper: 1 / (4 * channels * channels * positions * positions)
        case .gramShape: 1 / (4 * channels * channels * channels * channels)
        case .image: 1 / (4 * 9 * Double(picturePositions) * Double(picturePositions))
        }
    }

    /// Returns the loss, and adds `factor` times its gradient; `gram` holds the painting's Gram matrix and is overwritten.
    ///
    /// With G = FᵀF, the gradient of Σ(sG − T)² is 4s·F(sG − T).
    func evaluate(
        features: Tensor,
        gram: Tensor,
        factor: Double,
        gradient: Tensor,
        kernels: Kernels,
        workers: Workers
    ) -> Double {
        let scale = StyleLoss.scale(normalisation, shape)
        let slope = factor * weight * 4 * scale * reduction
        let channels = shape.channels
        let distance = kernels.gramDistance(gram, target, scale: scale)
        workers.share(shape.positions, grain: 256) { _, part in
            guard !part.isEmpty else { return }
            MatrixProduct.multiply(
                features.pointer + part.lowerBound * channels,
                gram.pointer,
                into: gradient.pointer + part.lowerBound * channels,
                rows: part.count,
                inner: channels,
                columns: channels,
                scale: Float(slope),
                beta: 1
            )
        }
        return weight * reduction * distance
    }
}
