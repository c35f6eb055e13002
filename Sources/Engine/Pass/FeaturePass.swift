/// A picture's way through the network and a gradient's way back.
///
/// Where losses look before the rectifier, features are stored as they left the convolution and whoever reads them next
/// rectifies; otherwise they are stored rectified. Either way a feature is positive exactly where its gradient passes.
struct FeaturePass {
    let network: Network
    let geometry: PassGeometry
    let stage: TransferSettings.FeatureStage
    let convolution: Convolution
    let pooling: PoolingPass
    /// The output of each step.
    let activations: [Tensor]
    /// Two buffers of the largest output, between which gradients walk back.
    let gradients: (Tensor, Tensor)

    private var rectifiesOnReading: Bool { stage == .beforeRectifier }

    /// Fills the activations from a picture of R, G, B less the network's mean.
    func forward(_ picture: Tensor) {
        for (index, step) in geometry.steps.enumerated() {
            let input = index == 0 ? picture : activations[index - 1]
            let afterConvolution = index > 0 && geometry.steps[index - 1] != .pooling
            let rectifying = rectifiesOnReading && afterConvolution
            switch step {
            case .convolution(let layer):
                convolution.apply(
                    network[layer].forward,
                    bias: network[layer].bias,
                    to: input,
                    rectifyingInput: rectifying,
                    rectifyingOutput: !rectifiesOnReading,
                    into: activations[index]
                )
            case .pooling:
                pooling.apply(to: input, rectifyingInput: rectifying, into: activations[index])
            }
        }
    }

    /// Features at a layer, after `forward`.
    func features(at layer: LayerName) -> Tensor? {
        geometry.steps.firstIndex(of: .convolution(layer)).map { activations[$0] }
    }

    /// Walks from the deepest layer to the picture; at each convolution `addLoss` may add the gradient of its losses with
    /// respect to the features that it sees.
    func backward(into picture: Tensor, addLoss: (LayerName, _ features: Tensor, _ gradient: Tensor) -> Void) {
        var (near, far) = gradients
        near.fill(0)
        for (index, step) in geometry.steps.enumerated().reversed() {
            let here = near.viewed(as: geometry.shapes[index])
            let inputShape = index == 0 ? geometry.picture : geometry.shapes[index - 1]
            let below = index == 0 ? picture : far.viewed(as: inputShape)
            switch step {
            case .convolution(let layer):
                if stage == .afterRectifier { addLoss(layer, activations[index], here) }
                clearRectified(here, by: activations[index])
                if stage == .beforeRectifier { addLoss(layer, activations[index], here) }
                convolution.apply(
                    network[layer].gradient,
                    bias: nil,
                    to: here,
                    rectifyingInput: false,
                    rectifyingOutput: false,
                    into: below
                )
            case .pooling:
                pooling.gradient(of: here, input: activations[index - 1], into: below)
            }
            (near, far) = (far, near)
        }
    }

    private func clearRectified(_ gradient: Tensor, by activation: Tensor) {
        let kernels = convolution.kernels
        convolution.workers.share(gradient.count, grain: 4096) { _, part in
            kernels.clearRectified(gradient, by: activation, in: part)
        }
    }
}
