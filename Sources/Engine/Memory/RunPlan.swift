/// Every region that painting one picture needs, planned before the first byte is allocated.
package struct RunPlan {
    package let workspace: Workspace.Plan
    let threads: Int
    let content: PassPlan
    let styles: [PassPlan]

    /// The picture, its gradient, and what the optimiser keeps.
    let picture: Workspace.Region
    let gradient: Workspace.Region
    let optimiser: [Workspace.Region]
    /// Per worker, a partial Gram matrix.
    let partialGrams: [Workspace.Region]
    /// Per worker, positions of the widest layer that losses look at, twice.
    let packed: [Workspace.Region]
    /// Features of the content picture, per content layer.
    let contentTargets: [Workspace.Region]
    /// Gram matrices of the styles and of the painting, and the gradients' factors, per style layer.
    let styleTargets: [Workspace.Region]
    let grams: [Workspace.Region]
    let styleSlopes: [Workspace.Region]

    /// Plans a run.
    ///
    /// - Parameters:
    ///   - network: The network.
    ///   - settings: Layers, optimiser and threads.
    ///   - content: Width and height of the painting.
    ///   - styles: Width and height of each style.
    ///   - means: How it will be computed.
    /// - Throws: `TransferError` when the settings are invalid, the network lacks a layer, or a picture too small.
    package init(
        _ network: Network,
        _ settings: TransferSettings,
        content: (width: Int, height: Int),
        styles: [(width: Int, height: Int)],
        means: Means = Means()
    ) throws(TransferError) {
        try settings.validate()
        for layer in settings.contentLayers + settings.styleLayers { try network.require(layer.layer) }
        guard let deepest = settings.deepestLayer else {
            throw TransferError(code: .invalidSettings, message: "no content layer and no style layer is given")
        }
        guard settings.styleLayers.isEmpty || !styles.isEmpty else {
            throw TransferError(code: .invalidSettings, message: "style layers are given but no style picture is")
        }
        let painting = try PassGeometry(network, through: deepest, width: content.width, height: content.height)
        var styleGeometries: [PassGeometry] = []
        if let deepestStyle = settings.styleLayers.map(\.layer).max() {
            for style in styles {
                styleGeometries.append(
                    try PassGeometry(network, through: deepestStyle, width: style.width, height: style.height)
                )
            }
        }
        threads = settings.threads
        var plan = Workspace.Plan(workers: settings.threads)
        picture = plan.reserve(([painting] + styleGeometries).map(\.picture.count).max() ?? 0)
        gradient = plan.reserve(painting.picture.count)
        optimiser = (0..<settings.optimiser.vectors).map { _ in plan.reserve(painting.picture.count) }
        let squares = settings.styleLayers.map {
            let channels = network[$0.layer].bias.count
            return channels * channels
        }
        partialGrams = (0..<settings.threads).map { _ in plan.reserve(squares.max() ?? 0) }
        styleTargets = squares.map { plan.reserve($0) }
        grams = squares.map { plan.reserve($0) }
        styleSlopes = squares.map { plan.reserve($0) }
        let widest = settings.styleLayers.map { network[$0.layer].bias.count }.max() ?? 0
        packed = (0..<settings.threads).map { _ in plan.reserve(2 * Kernels.packedPositions * widest) }
        contentTargets = settings.contentLayers.map { plan.reserve(painting.shape(at: $0.layer)?.count ?? 0) }

        let styleLayers = Set(settings.styleLayers.map(\.layer))
        var passes: [PassPlan] = []
        for geometry in styleGeometries {
            passes.append(
                PassPlan(
                    geometry,
                    watched: styleLayers,
                    withGradient: false,
                    workers: settings.threads,
                    tile: means.tile,
                    in: &plan,
                    from: passes.last?.end ?? 0
                )
            )
        }
        self.styles = passes
        self.content = PassPlan(
            painting,
            watched: styleLayers.union(settings.contentLayers.map(\.layer)),
            withGradient: true,
            workers: settings.threads,
            tile: means.tile,
            in: &plan,
            from: passes.last?.end ?? 0
        )
        plan.arrange()
        workspace = plan
    }
}

extension TransferSettings.Optimiser {
    /// Picture-sized vectors that the method keeps between evaluations.
    var vectors: Int {
        switch self {
        case .adam: AdamOptimiser.vectors
        case .lbfgs(let settings): LBFGSOptimiser.vectors(history: settings.history)
        }
    }
}
