/// Every region that painting one picture needs, planned before the first byte is allocated.
package struct RunPlan {
    package private(set) var workspace = Workspace.Plan()
    let content: PassGeometry
    let styles: [PassGeometry]

    /// The picture, its gradient, and what the optimiser keeps.
    let picture: Workspace.Region
    let gradient: Workspace.Region
    let optimiser: [Workspace.Region]
    /// Outputs of all steps, for the painting and before that for each style in turn.
    let activations: Workspace.Region
    let gradients: (Workspace.Region, Workspace.Region)
    /// Per worker: a block of patches and a partial Gram matrix.
    let patches: [Workspace.Region]
    let partialGrams: [Workspace.Region]
    let gram: Workspace.Region
    let contentTargets: [Workspace.Region]
    let styleTargets: [Workspace.Region]

    /// Plans a run.
    ///
    /// - Parameters:
    ///   - network: The network.
    ///   - settings: Layers, optimiser and threads.
    ///   - content: Width and height of the painting.
    ///   - styles: Width and height of each style.
    /// - Throws: `TransferError` when the settings are invalid, the network is too shallow, or a picture too small.
    package init(
        _ network: Network,
        _ settings: TransferSettings,
        content: (width: Int, height: Int),
        styles: [(width: Int, height: Int)]
    ) throws(TransferError) {
        try settings.validate()
        guard let deepest = settings.deepestLayer else {
            throw TransferError(code: .invalidSettings, message: "no content layer and no style layer is given")
        }
        guard settings.styleLayers.isEmpty || !styles.isEmpty else {
            throw TransferError(code: .invalidSettings, message: "style layers are given but no style picture is")
        }
        let contentGeometry = try PassGeometry(network, through: deepest, width: content.width, height: content.height)
        var styleGeometries: [PassGeometry] = []
        if let deepestStyle = settings.styleLayers.map(\.layer).max() {
            for style in styles {
                styleGeometries.append(
                    try PassGeometry(network, through: deepestStyle, width: style.width, height: style.height)
                )
            }
        }
        var plan = Workspace.Plan()
        let geometries = [contentGeometry] + styleGeometries
        let pixels = (geometries.map(\.picture.count)).max() ?? 0
        picture = plan.reserve(pixels)
        gradient = plan.reserve(contentGeometry.picture.count)
        optimiser = (0..<settings.optimiser.vectors).map { _ in plan.reserve(contentGeometry.picture.count) }
        activations = plan.reserve(geometries.map(\.activations).max() ?? 0)
        let largest = max(contentGeometry.largest, contentGeometry.picture.count)
        gradients = (plan.reserve(largest), plan.reserve(largest))
        let channels = contentGeometry.shapes.map(\.channels)
        let scratch = ([3] + channels).map(Convolution.scratch).max() ?? 0
        patches = (0..<settings.threads).map { _ in plan.reserve(scratch) }
        let largestGram = settings.styleLayers.map { network[$0.layer].outputs * network[$0.layer].outputs }.max() ?? 0
        partialGrams = (0..<settings.threads).map { _ in plan.reserve(largestGram) }
        gram = plan.reserve(largestGram)
        contentTargets = settings.contentLayers.map { plan.reserve(contentGeometry.shape(at: $0.layer)?.count ?? 0) }
        styleTargets = settings.styleLayers.map {
            plan.reserve(network[$0.layer].outputs * network[$0.layer].outputs)
        }
        workspace = plan
        self.content = contentGeometry
        self.styles = styleGeometries
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
