extension NetworkFamily {
    /// The mean activation that a layer of this family has on the reference picture.
    ///
    /// Of `torchvision` it is an estimate: Oxford's, divided by what torchvision divides pictures of 0…255 by, its mean
    /// standard deviation of R, G and B.
    package func activation(at layer: LayerName) -> Double {
        let oxford = NetworkFamily.oxfordActivations[layer.description] ?? 1
        return switch self {
        case .impasto, .oxford: oxford
        case .torchvision: oxford / (255 * (0.229 + 0.224 + 0.225) / 3)
        case .normalised: 1
        }
    }

    /// To conv3_4, what `Network.meanActivations` finds with the weights of Oxford's VGG19.
    ///
    /// Behind it those weights were not at hand. The values are those of normal random kernels on top (variance
    /// 2 / (9 · inputs)), times how much smaller VGG19's own activations are by its published losses: the INSTALL.md of
    /// jcjohnson/neural-style prints, of its example pictures at 512 pixels, a style loss of 124046 at conv4_1 and 6.5686 at
    /// conv5_1 and a content loss of 418236 at conv4_2, where the random kernels have 429142, 1276852 and 888463 (at conv1_1
    /// to conv3_1 the print and Oxford's weights agree within 3 % of activation). The fourth root of the style losses'
    /// ratio and the root of the content losses' give 0.7332, 0.0476 and 0.6861; between conv4_2 and conv5_1 lies a
    /// geometric series, and behind conv5_1 its ratio is kept. `ReferenceActivationsTests` measures all that can be measured.
    private static let oxfordActivations: [String: Double] = [
        "conv1_1": 20.25, "conv1_2": 93.009,
        "conv2_1": 138.52, "conv2_2": 143.87,
        "conv3_1": 164.11, "conv3_2": 208.74, "conv3_3": 447.51, "conv3_4": 675.93,
        "conv4_1": 545.07, "conv4_2": 496.95, "conv4_3": 202.06, "conv4_4": 83.288,
        "conv5_1": 38.697, "conv5_2": 35.38, "conv5_3": 34.377, "conv5_4": 33.94,
    ]
}
