extension Objective {
    /// Lays out a run and measures what is to be matched: the content picture's features and the styles' Gram matrices.
    ///
    /// - Parameters:
    ///   - plan: The plan that the workspace was made of.
    ///   - workspace: The run's memory.
    ///   - network: The network.
    ///   - settings: The settings that were planned for.
    ///   - content: Writes the content picture, R, G, B less the network's mean.
    ///   - styles: What writes the style pictures likewise, each with its share; shares add up to 1.
    ///   - means: The means that were planned for.
    ///   - profile: What measures evaluations, if anything does.
    package init(
        _ plan: RunPlan,
        in workspace: Workspace,
        network: Network,
        settings: TransferSettings,
        content: (Tensor) -> Void,
        styles: [(write: (Tensor) -> Void, share: Double)],
        means: Means = Means(),
        profile: Profile? = nil
    ) {
        let kernels = means.kernels
        let workers = Workers(count: plan.threads)
        func pass(_ plan: PassPlan) -> FeaturePass {
            FeaturePass(
                plan,
                in: workspace,
                network: network,
                settings: settings,
                kernels: kernels,
                workers: workers,
                profile: profile
            )
        }
        let scratch = plan.packed.map(workspace.row)
        let gramMatrix = GramMatrix(
            workers: workers,
            partial: plan.partialGrams.map(workspace.row),
            scratch: scratch,
            kernels: kernels,
            profile: profile
        )

        let stage = settings.featureStage
        let none = LayerLosses(stage: stage, kernels: kernels, scratch: scratch)
        var losses: [LayerName: LayerLosses] = [:]
        for (index, layer) in settings.styleLayers.enumerated() {
            guard let shape = plan.content.geometry.shape(at: layer.layer) else { continue }
            let square = Shape(height: shape.channels, width: shape.channels, channels: 1)
            losses[layer.layer, default: none].style = StyleLoss(
                weight: layer.weight,
                shape: shape.unpadded(network[layer.layer]),
                normalisation: settings.styleNormalisation,
                picturePositions: plan.content.geometry.picture.positions,
                factor: settings.styleWeight,
                target: workspace.tensor(plan.styleTargets[index], square),
                gram: workspace.tensor(plan.grams[index], square),
                slope: workspace.tensor(plan.styleSlopes[index], square)
            )
        }
        for (passPlan, style) in zip(plan.styles, styles) {
            let picture = workspace.tensor(plan.picture, passPlan.geometry.picture)
            style.write(picture)
            pass(passPlan).forward(picture) { layer, features in
                guard let loss = losses[layer]?.style, let shape = passPlan.geometry.shape(at: layer) else { return }
                let shown = shape.unpadded(network[layer])
                gramMatrix.compute(of: features, into: loss.gram)
                kernels.add(
                    loss.gram,
                    times: StyleLoss.scale(settings.styleNormalisation, shown) * style.share,
                    to: loss.target
                )
            }
        }

        let painting = pass(plan.content)
        let picture = workspace.tensor(plan.picture, plan.content.geometry.picture)
        content(picture)
        for (index, layer) in settings.contentLayers.enumerated() {
            guard let shape = plan.content.geometry.shape(at: layer.layer) else { continue }
            losses[layer.layer, default: none].content = ContentLoss(
                weight: layer.weight,
                reduction: settings.contentReduction,
                features: shape.unpadded(network[layer.layer]).count,
                factor: settings.contentWeight,
                target: workspace.tensor(plan.contentTargets[index], shape),
                workers: workers.count
            )
        }
        painting.forward(picture) { layer, features in
            guard let loss = losses[layer]?.content else { return }
            features.copy(to: loss.target, workers: workers)
        }
        self.init(
            settings: settings,
            arithmetic: VectorArithmetic(kernels: kernels, workers: workers),
            pass: painting,
            losses: losses,
            gramMatrix: gramMatrix
        )
    }
}

extension Shape {
    /// The same without the channels that only fill up a group.
    fileprivate func unpadded(_ layer: ConvolutionKernels) -> Shape {
        Shape(height: height, width: width, channels: layer.outputs)
    }
}
