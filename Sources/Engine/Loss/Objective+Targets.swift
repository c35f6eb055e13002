extension Objective {
    /// Lays out a run and measures what is to be matched: the content picture's features and the styles' Gram matrices.
    ///
    /// - Parameters:
    ///   - plan: The plan that the workspace was made of.
    ///   - workspace: The run's memory.
    ///   - network: The network.
    ///   - settings: The settings that were planned for.
    ///   - content: The content picture, R, G, B less the network's mean.
    ///   - styles: The style pictures likewise, each with its share; shares add up to 1.
    init(
        _ plan: RunPlan,
        in workspace: Workspace,
        network: Network,
        settings: TransferSettings,
        content: [Float],
        styles: [(pixels: [Float], share: Double)]
    ) {
        let kernels = Kernels.best
        let workers = Workers(count: plan.patches.count)
        let scratch = Shape(height: 1, width: 1, channels: plan.patches.first?.count ?? 0)
        let convolution = Convolution(
            kernels: kernels,
            workers: workers,
            patches: plan.patches.map { workspace.tensor($0, scratch) }
        )
        func pass(_ geometry: PassGeometry) -> FeaturePass {
            FeaturePass(
                network: network,
                geometry: geometry,
                stage: settings.featureStage,
                convolution: convolution,
                pooling: PoolingPass(kind: settings.pooling, kernels: kernels, workers: workers),
                activations: geometry.activations(in: plan.activations, of: workspace),
                gradients: (
                    workspace.tensor(plan.gradients.0, Shape(height: 1, width: 1, channels: plan.gradients.0.count)),
                    workspace.tensor(plan.gradients.1, Shape(height: 1, width: 1, channels: plan.gradients.1.count))
                )
            )
        }
        func square(_ region: Workspace.Region, _ channels: Int) -> Tensor {
            workspace.tensor(region, Shape(height: channels, width: channels, channels: 1))
        }
        let gram = workspace.tensor(plan.gram, Shape(height: 1, width: 1, channels: plan.gram.count))
        let gramMatrix = GramMatrix(
            workers: workers,
            partial: plan.partialGrams.map { workspace.tensor($0, Shape(height: 1, width: 1, channels: $0.count)) }
        )

        var styleLosses: [LayerName: StyleLoss] = [:]
        for (layer, region) in zip(settings.styleLayers, plan.styleTargets) {
            guard let shape = plan.content.shape(at: layer.layer) else { continue }
            styleLosses[layer.layer] = StyleLoss(
                weight: layer.weight,
                shape: shape,
                normalisation: settings.styleNormalisation,
                picturePositions: plan.content.picture.positions,
                target: square(region, shape.channels)
            )
        }
        for (geometry, style) in zip(plan.styles, styles) {
            let pass = pass(geometry)
            let picture = workspace.tensor(plan.picture, geometry.picture)
            _ = picture.buffer.update(from: style.pixels)
            pass.forward(picture)
            for (layer, loss) in styleLosses {
                guard let features = pass.features(at: layer) else { continue }
                let scale = StyleLoss.scale(settings.styleNormalisation, features.shape) * style.share
                let gram = gram.viewed(as: loss.target.shape)
                gramMatrix.compute(of: features, into: gram)
                kernels.add(gram, times: scale, to: loss.target)
            }
        }

        let painting = pass(plan.content)
        let picture = workspace.tensor(plan.picture, plan.content.picture)
        _ = picture.buffer.update(from: content)
        painting.forward(picture)
        var contentLosses: [LayerName: ContentLoss] = [:]
        for (layer, region) in zip(settings.contentLayers, plan.contentTargets) {
            guard let features = painting.features(at: layer.layer) else { continue }
            let target = workspace.tensor(region, features.shape)
            target.copy(features)
            contentLosses[layer.layer] = ContentLoss(
                weight: layer.weight,
                reduction: settings.contentReduction,
                target: target
            )
        }

        self.init(
            settings: settings,
            kernels: kernels,
            workers: workers,
            pass: painting,
            contentLosses: contentLosses,
            styleLosses: styleLosses,
            gramMatrix: gramMatrix,
            gram: gram
        )
    }
}

extension PassGeometry {
    /// The outputs of all steps, one behind the other.
    fileprivate func activations(in region: Workspace.Region, of workspace: Workspace) -> [Tensor] {
        var start = 0
        return shapes.map { shape in
            defer { start += shape.count }
            return workspace.tensor(region, shape, at: start)
        }
    }
}
