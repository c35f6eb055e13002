/// A picture's way through the network and a gradient's way back.
///
/// Where losses look before the rectifier, the features that they look at are stored as they left the convolution and
/// whoever reads them next rectifies; all others are stored rectified.
package struct FeaturePass {
    /// A planned stage in its memory.
    package struct Stage {
        let layer: LayerName
        let kernels: ConvolutionKernels
        let shape: Shape
        let isWatched: Bool
        let gates: Gates?
        let features: Tensor?
        let pooled: Tensor?
        package let forward: Convolution?
        let gradient: Tensor?
        let pooledGradient: Tensor?
        package let backward: Convolution?
    }

    package let stages: [Stage]
    let first: FirstLayer
    let firstScratch: [Tensor]
    /// The tiling and memory of the first layer's way back, if there is one.
    let firstBackward: (tiling: Tiling, memory: PictureTarget.Memory)?
    let stage: TransferSettings.FeatureStage
    let pooling: Pooling
    let kernels: Kernels
    let workers: Workers
    let profile: Profile?

    /// Takes a picture of R, G, B less the network's mean through all stages; `look` sees the layers that are watched.
    func forward(_ picture: Tensor, look: (LayerName, LayerFeatures) -> Void) {
        profile?.enter(stages[0].layer, isBackward: false)
        if stages[0].isWatched {
            let isRectified = stage == .afterRectifier
            look(
                stages[0].layer,
                .first(first, picture: picture, isRectified: isRectified, scratch: firstScratch)
            )
        }
        for index in stages.indices.dropFirst() {
            let stage = stages[index]
            profile?.enter(stage.layer, isBackward: false)
            guard let convolution = stage.forward, let gates = stage.gates else { continue }
            let target = FeatureTarget(
                shape: stage.shape,
                bias: stage.kernels.bias,
                features: stage.features,
                isRectified: !isStoredRaw(stage),
                gates: gates,
                pooled: stage.pooled,
                pooling: pooling,
                kernels: kernels
            )
            let below = stages[index - 1]
            if index == 1 {
                convolution.apply(to: FirstLayerSource(layer: first, picture: picture), into: target)
            } else if let input = below.pooled ?? below.features {
                let isRectifying = below.pooled == nil && isStoredRaw(below)
                convolution.apply(
                    to: StoredSource(features: input, isRectifying: isRectifying, kernels: kernels),
                    into: target
                )
            }
            if stage.isWatched, let features = stage.features { look(stage.layer, .stored(features)) }
        }
    }

    /// Takes the losses' gradients back from the deepest stage to the picture.
    func backward(_ picture: Tensor, losses: (LayerName) -> LayerLosses, into gradient: Tensor) {
        guard let (tiling, memory) = firstBackward else { return }
        let target = PictureTarget(
            layer: first,
            picture: picture,
            tiling: tiling,
            memory: memory,
            losses: losses(stages[0].layer),
            workers: workers
        )
        if stages.count == 1 { target.finishAll() }
        for index in stages.indices.dropFirst().reversed() {
            let (stage, below) = (stages[index], stages[index - 1])
            profile?.enter(stage.layer, isBackward: true)
            guard let convolution = stage.backward else { continue }
            if index == stages.count - 1 { stage.gradient?.fill(0) }
            let source = source(of: stage, losses: losses(stage.layer))
            if index == 1 {
                convolution.apply(to: source, into: target)
            } else if let gradient = below.pooledGradient ?? below.gradient {
                let isGated = below.pooledGradient == nil && !below.isWatched
                convolution.apply(
                    to: source,
                    into: GradientTarget(gradient: gradient, gates: isGated ? below.gates : nil, kernels: kernels)
                )
            }
        }
        target.assemble(into: gradient)
    }

    /// The gradient before a stage's rectifier, losses included.
    private func source(of stage: Stage, losses: LayerLosses) -> any WindowSource {
        var unpooled: UnpooledSource?
        if let gradient = stage.pooledGradient, let gates = stage.gates {
            var kept: (features: Tensor, pooled: Tensor)?
            if pooling.keepsFeatures, let features = stage.features, let pooled = stage.pooled {
                kept = (features, pooled)
            }
            unpooled = UnpooledSource(
                gradient: gradient,
                gates: gates,
                pooling: pooling,
                kept: kept,
                shape: stage.shape,
                kernels: kernels
            )
        }
        guard let gradient = stage.gradient else {
            guard let unpooled else { preconditionFailure("a stage is planned with one gradient at least") }
            return unpooled
        }
        unpooled?.write(to: gradient, workers: workers)
        if stage.isWatched, let features = stage.features {
            losses.pass(gradient, features: features, workers: workers, profile: profile)
        }
        return StoredSource(features: gradient, isRectifying: false, kernels: kernels)
    }

    private func isStoredRaw(_ stage: Stage) -> Bool {
        stage.isWatched && self.stage == .beforeRectifier
    }
}
