extension FeaturePass {
    /// A planned pass in its workspace.
    init(
        _ plan: PassPlan,
        in workspace: Workspace,
        network: Network,
        settings: TransferSettings,
        kernels: Kernels,
        workers: Workers,
        profile: Profile?
    ) {
        stages = plan.stages.map { stage in
            let layer = network[stage.layer]
            func convolution(_ plan: Convolution.Plan?, isTurned: Bool) -> Convolution? {
                plan.map {
                    Convolution(
                        layer: layer,
                        isTurned: isTurned,
                        tiling: $0.tiling,
                        memory: $0.memory(in: workspace),
                        kernels: kernels,
                        workers: workers,
                        profile: profile
                    )
                }
            }
            func tensor(_ region: Workspace.Region?, _ shape: Shape?) -> Tensor? {
                guard let region, let shape else { return nil }
                return workspace.tensor(region, shape)
            }
            return Stage(
                layer: stage.layer,
                kernels: layer,
                shape: stage.shape,
                isWatched: stage.isWatched,
                gates: stage.gates.map { Gates(workspace.row($0)) },
                features: tensor(stage.features, stage.shape),
                pooled: tensor(stage.pooled, stage.pooledShape),
                forward: convolution(stage.forward, isTurned: false),
                gradient: tensor(stage.gradient, stage.shape),
                pooledGradient: tensor(stage.pooledGradient, stage.pooledShape),
                backward: convolution(stage.backward, isTurned: true)
            )
        }
        first = FirstLayer(convolution: network[plan.stages[0].layer], border: settings.border, kernels: kernels)
        firstScratch = plan.first.scratch.map(workspace.rows) ?? []
        firstBackward = plan.first.backward.map { backward in
            let memory = PictureTarget.Memory(
                gradients: workspace.rows(backward.gradients),
                features: workspace.rows(backward.features),
                neighbourhoods: workspace.rows(backward.neighbourhoods),
                patches: workspace.row(backward.patches)
            )
            return (backward.tiling, memory)
        }
        stage = settings.featureStage
        pooling = Pooling(settings)
        self.kernels = kernels
        self.workers = workers
        self.profile = profile
    }
}
