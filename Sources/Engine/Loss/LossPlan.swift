/// The memory that losses need, planned before the first byte is allocated.
struct LossPlan {
    /// Per style layer, one for each part of the painting that has styles of its own, and one for all of it.
    let styles: [[StyleLoss.Plan]]
    /// Per histogram layer likewise.
    let histograms: [[HistogramLoss.Plan]]
    /// Features of the content picture, per content layer.
    let contentTargets: [Workspace.Region]
    /// Per layer that styles are measured at, the mask of a style, where there are masks.
    let masks: [LayerName: Workspace.Region]
    /// Per worker, statistics of a part of the widest style layer.
    let partialStatistics: [Workspace.Region]
    /// Per worker, positions of the widest style layer, twice.
    let packed: [Workspace.Region]
    /// Per worker, what normal distributions are compared in, where they are.
    let gaussianWork: [Workspace.Region]
    /// Per worker, distributions of a part of the widest histogram layer.
    let partialDistributions: [Workspace.Region]

    /// Reserves memory for losses.
    ///
    /// - Parameters:
    ///   - network: The network.
    ///   - settings: The layers.
    ///   - painting: The painting's way through the network.
    ///   - styles: The styles' ways.
    ///   - regions: The parts of the painting that have styles of their own.
    ///   - plan: Where memory is reserved.
    init(
        _ network: Network,
        _ settings: TransferSettings,
        painting: PassGeometry,
        styles: [PassGeometry],
        regions: StyleRegions,
        in plan: inout Workspace.Plan
    ) {
        let styleLayers = settings.countedStyleLayers.map(\.layer)
        let histogramLayers = settings.countedHistogramLayers.map(\.layer)
        func guided(_ region: Int, _ layer: LayerName) -> Int? {
            region < regions.parts ? painting.shape(at: layer)?.positions : nil
        }
        self.styles = styleLayers.map { layer in
            (0..<regions.count).map { region in
                StyleLoss.Plan(
                    network[layer],
                    form: settings.styleForm,
                    guided: guided(region, layer),
                    in: &plan
                )
            }
        }
        histograms = histogramLayers.map { layer in
            (0..<regions.count).map { region in
                HistogramLoss.Plan(network[layer], guided: guided(region, layer), in: &plan)
            }
        }
        contentTargets = settings.countedContentLayers.map {
            plan.reserve(painting.shape(at: $0.layer)?.count ?? 0)
        }
        var masks: [LayerName: Workspace.Region] = [:]
        for layer in Set(styleLayers + histogramLayers).sorted() where regions.hasMasks {
            masks[layer] = plan.reserve(styles.map { $0.shape(at: layer)?.positions ?? 0 }.max() ?? 0)
        }
        self.masks = masks

        func perWorker(_ floats: Int) -> [Workspace.Region] {
            (0..<settings.threads).map { _ in plan.reserve(floats) }
        }
        let widest = styleLayers.map { network[$0].bias.count }.max() ?? 0
        partialStatistics = perWorker(StyleStatistics.floats(widest))
        packed = perWorker(2 * Kernels.packedPositions * widest)
        let outputs = styleLayers.map { network[$0].outputs }.max() ?? 0
        gaussianWork = settings.styleForm == .wasserstein ? perWorker(GaussianDistance.Work.floats(outputs)) : []
        let widestHistogram = histogramLayers.map { network[$0].bias.count }.max()
        partialDistributions = widestHistogram.map { perWorker(ChannelDistributions.floats($0)) } ?? []
    }
}
