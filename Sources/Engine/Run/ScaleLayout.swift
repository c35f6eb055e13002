/// A scale in memory: what was planned, its workspace, and the objective in it.
struct ScaleLayout {
    let settings: TransferSettings
    let objective: Objective
    /// The picture, and where its gradient goes.
    let picture: Tensor
    let gradient: Tensor
    /// The mean of the picture's past, where one is kept.
    let mean: Tensor?
    /// What the optimiser keeps: vectors as large as the picture, and those of coarser octaves.
    let vectors: [Tensor]
    let octaves: [Tensor]

    /// Plans and allocates a scale, and measures what is to be matched.
    ///
    /// - Parameters:
    ///   - scale: The pictures.
    ///   - settings: The settings, with what the scale changes of them.
    ///   - network: The network.
    ///   - means: How it is computed.
    /// - Throws: `TransferError`.
    init(
        _ scale: StyleTransfer.Scale,
        settings: TransferSettings,
        network: Network,
        means: Means
    ) throws(TransferError) {
        let size = scale.size
        let plan = try RunPlan(
            network,
            settings,
            content: size.content,
            styles: size.styles,
            regions: size.regions,
            means: means
        )
        let total = scale.styles.reduce(0) { $0 + $1.weight }
        guard scale.styles.isEmpty || total > 0, total.isFinite, scale.styles.allSatisfy({ $0.weight >= 0 }) else {
            throw TransferError(
                code: .invalidSettings,
                message: "the weights of the style pictures must be 0 or more, and one of them more than 0"
            )
        }
        let leastContentEnergies = try settings.leastContentEnergies(on: network)
        let workspace = try Workspace(plan.workspace)
        objective = Objective(
            plan,
            in: workspace,
            network: network,
            settings: settings,
            content: { scale.content.write(less: network.mean, to: $0) },
            leastContentEnergies: leastContentEnergies,
            styles: scale.styles.map { style in
                let ofRegion = scale.styles.filter { $0.region == style.region }.reduce(0) { $0 + $1.weight }
                let share = ofRegion > 0 ? style.weight / ofRegion : 0
                return StyleSource(share: share, region: style.region, mask: style.mask) { picture in
                    style.picture.write(less: network.mean, to: picture)
                }
            },
            means: means
        )
        self.settings = settings
        let shape = plan.content.geometry.whole.picture
        picture = workspace.tensor(plan.picture, shape)
        gradient = workspace.tensor(plan.gradient, shape)
        mean = plan.mean.map { workspace.tensor($0, shape) }
        vectors = plan.optimiser.map { workspace.tensor($0, shape) }
        octaves = zip(plan.octaves, settings.optimiser.octaves(of: shape)).map { workspace.tensor($0, $1) }
    }
}
