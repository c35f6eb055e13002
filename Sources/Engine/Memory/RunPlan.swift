/// Every region that painting one picture needs, planned before the first byte is allocated.
package struct RunPlan {
    package let workspace: Workspace.Plan
    let threads: Int
    let content: TiledPassPlan
    let styles: [TiledPassPlan]

    /// The picture, the mean of its past where one is kept, its gradient, and what the optimiser keeps.
    let picture: Workspace.Region
    let mean: Workspace.Region?
    let gradient: Workspace.Region
    let optimiser: [Workspace.Region]
    /// What it keeps of coarser octaves.
    let octaves: [Workspace.Region]
    let losses: LossPlan
    /// Bytes that the guides of layers take beside the workspace, until the targets are measured.
    let guides: Int

    /// Bytes of the workspace that nobody touches until the targets are measured.
    var untouched: Int {
        ([gradient] + optimiser + octaves).reduce(0) { $0 + $1.count } * MemoryLayout<Float>.stride
    }

    /// Bytes of what goes into a checkpoint, at most: a history is full only after a while.
    var checkpoint: Int {
        let regions = [picture] + [mean].compactMap(\.self) + optimiser + octaves
        return regions.reduce(0) { $0 + $1.count } * MemoryLayout<Float>.stride
    }

    /// Plans a run.
    ///
    /// - Parameters:
    ///   - network: The network.
    ///   - settings: Layers, optimiser and threads.
    ///   - content: Width and height of the painting.
    ///   - styles: Width and height of each style.
    ///   - regions: The parts of the painting that have styles of their own.
    ///   - means: How it will be computed.
    /// - Throws: `TransferError` when the settings are invalid, the network lacks a layer, or a picture too small.
    package init(
        _ network: Network,
        _ settings: TransferSettings,
        content: (width: Int, height: Int),
        styles: [(width: Int, height: Int)],
        regions: StyleRegions = StyleRegions(),
        means: Means = Means()
    ) throws(TransferError) {
        try settings.validate()
        let contentLayers = settings.countedContentLayers.map(\.layer)
        let styleLayers = (settings.countedStyleLayers + settings.countedHistogramLayers).map(\.layer)
        for layer in contentLayers + styleLayers { try network.require(layer) }
        guard let deepest = settings.deepestLayer else {
            throw TransferError(code: .invalidSettings, message: "no content layer and no style layer counts")
        }
        guard styleLayers.isEmpty || !styles.isEmpty else {
            throw TransferError(code: .invalidSettings, message: "style layers are given but no style picture is")
        }
        func geometry(
            of picture: (width: Int, height: Int),
            through last: LayerName
        ) throws(TransferError) -> TiledGeometry {
            try TiledGeometry(network, through: last, of: picture, tileSize: settings.tileSize)
        }
        let tiled = try geometry(of: content, through: deepest)
        let painting = tiled.whole
        var styleGeometries: [TiledGeometry] = []
        if let deepestStyle = styleLayers.max() {
            for style in styles { styleGeometries.append(try geometry(of: style, through: deepestStyle)) }
        }
        threads = settings.threads
        var plan = Workspace.Plan(workers: settings.threads)
        picture = plan.reserve(([tiled] + styleGeometries).map(\.whole.picture.count).max() ?? 0)
        mean = settings.averaging > 0 ? plan.reserve(painting.picture.count) : nil
        gradient = plan.reserve(painting.picture.count)
        optimiser = (0..<settings.optimiser.vectors).map { _ in plan.reserve(painting.picture.count) }
        octaves = settings.optimiser.octaves(of: painting.picture).map { plan.reserve($0.count) }
        losses = LossPlan(
            network,
            settings,
            painting: painting,
            styles: styleGeometries.map(\.whole),
            regions: regions,
            in: &plan
        )
        guides = max(
            regions.parts * Guide.bytes(painting, eroding: settings.erodesRegions),
            regions.hasMasks
                ? styleGeometries.map { Guide.bytes($0.whole, eroding: settings.erodesRegions) }.max() ?? 0 : 0
        )
        let watched = Set(styleLayers)
        var passes: [TiledPassPlan] = []
        for geometry in styleGeometries {
            passes.append(
                TiledPassPlan(
                    geometry,
                    watched: watched,
                    pooling: Pooling(settings),
                    withGradient: false,
                    workers: settings.threads,
                    tile: means.tile,
                    in: &plan,
                    from: passes.last?.pass.end ?? 0
                )
            )
        }
        self.styles = passes
        self.content = TiledPassPlan(
            tiled,
            watched: watched.union(contentLayers),
            pooling: Pooling(settings),
            withGradient: true,
            workers: settings.threads,
            tile: means.tile,
            in: &plan,
            from: passes.last?.pass.end ?? 0
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

    /// Shapes of what the method keeps of coarser octaves of a picture.
    func octaves(of picture: Shape) -> [Shape] {
        switch self {
        case .adam: []
        case .lbfgs(let settings): OctaveSum.shapes(of: picture, octaves: settings.octaves)
        }
    }
}
