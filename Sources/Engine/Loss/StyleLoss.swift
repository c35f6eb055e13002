/// The style loss of one layer: how far its Gram matrix is from the styles'.
///
/// Source: Gatys, Ecker and Bethge 2015, equation 4.
struct StyleLoss: Sendable {
    let weight: Double
    /// Height, width and channels of the layer (those that fill up groups not counted).
    let shape: Shape
    let normalisation: TransferSettings.StyleNormalisation
    /// Positions of the picture being painted.
    let picturePositions: Int
    /// What the loss counts for in the gradient.
    let factor: Double
    /// The styles' Gram matrix, normalised as `scale` normalises the painting's.
    let target: Tensor
    /// The painting's Gram matrix; `measure` overwrites it.
    let gram: Tensor
    /// That difference times what the gradient takes of it, as the kernels read it.
    let slope: Tensor

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

    private var scale: Double { StyleLoss.scale(normalisation, shape) }

    /// The loss, from the Gram matrix in `gram`; makes `addGradient` ready.
    ///
    /// With G = FᵀF, the gradient of Σ(sG − T)² is 4s·F(sG − T).
    func measure(_ arithmetic: VectorArithmetic) -> Double {
        let distance = arithmetic.gramDistance(gram, target, scale: scale)
        arithmetic.scale(gram, by: factor * weight * 4 * scale * reduction)
        arithmetic.kernels.pack(gram, into: slope)
        return weight * reduction * distance
    }

    /// Adds the gradient of `factor` times the loss at some positions, after `measure`.
    func addGradient(
        _ features: UnsafePointer<Float>,
        to gradient: UnsafeMutablePointer<Float>,
        positions: Int,
        kernels: Kernels,
        scratch: UnsafeMutablePointer<Float>
    ) {
        kernels.addProduct(
            of: features,
            positions: positions,
            channels: gram.shape.width,
            by: slope,
            to: gradient,
            scratch: scratch
        )
    }
}
