/// Measures what a painting is to match: what losses know of the styles, and the content picture's features.
struct Targets {
    let plan: RunPlan
    let workspace: Workspace
    let network: Network
    let settings: TransferSettings
    let arithmetic: VectorArithmetic
    let gatherer: StatisticsGatherer
    let histogramGatherer: HistogramGatherer
    /// Per worker, what normal distributions are compared in, where they are.
    let gaussianWork: [Tensor]
    /// What relative content losses are relative to at least, as the mean square of a layer's features.
    let leastContentEnergies: [LayerName: Double]

    /// What a style shows of itself at a layer.
    struct View {
        /// The layer's size.
        let shape: Shape
        /// The part of the painting that it is for, counted as the styles' regions are.
        let region: Int
        /// What of it counts; nil is all of it.
        let mask: LayerGuide?
        /// How much it counts among the styles of its region, which add up to 1.
        let share: Double

        /// How many positions count.
        var count: Double { mask?.count ?? Double(shape.positions) }
    }

    /// A planned pass in its memory.
    func pass(_ plan: TiledPassPlan) -> TiledPass {
        TiledPass(
            plan,
            in: workspace,
            network: network,
            settings: settings,
            kernels: arithmetic.kernels,
            workers: arithmetic.workers,
            profile: gatherer.profile
        )
    }

    /// Takes one style after the other through the network.
    ///
    /// - Parameters:
    ///   - styles: The styles.
    ///   - look: Sees each at every layer that losses look at, once for each tile of it.
    ///   - close: Is told, layer by layer, when all of a style has been seen.
    func forEachStyle(
        _ styles: [StyleSource],
        look: (LayerName, View, LayerFeatures) -> Void,
        close: (LayerName, View) -> Void = { _, _ in }
    ) {
        let regions = styles.regions
        for (passPlan, style) in zip(plan.styles, styles) where style.share > 0 {
            guard let region = regions.firstIndex(of: style.region) else { continue }
            let total = styles.reduce(0) { $1.region == style.region ? $0 + $1.share : $0 }
            let geometry = passPlan.geometry.whole
            let masks = masks(of: style, geometry)
            var views: [LayerName: View] = [:]
            for layer in settings.countedStyleLayers + settings.countedHistogramLayers {
                views[layer.layer] = geometry.shape(at: layer.layer).map {
                    View(shape: $0, region: region, mask: masks[layer.layer], share: style.share / total)
                }
            }
            let picture = workspace.tensor(plan.picture, geometry.picture)
            style.write(picture)
            pass(passPlan).forward(picture) { layer, features in
                if let view = views[layer] { look(layer, view, features) }
            }
            for (layer, view) in views { close(layer, view) }
        }
    }

    /// The guides of the parts of the painting, per layer; nil is all of it.
    func guides(of regions: [Guide?]) -> [[LayerName: Guide]?] {
        regions.map { $0?.layers(plan.content.geometry.whole, eroding: settings.erodesRegions) }
    }

    /// What counts of a style's features, per layer; nothing where all do.
    private func masks(of style: StyleSource, _ geometry: PassGeometry) -> [LayerName: LayerGuide] {
        guard let guides = style.mask?.layers(geometry, eroding: settings.erodesRegions) else { return [:] }
        var masks: [LayerName: LayerGuide] = [:]
        for (layer, memory) in plan.losses.masks {
            masks[layer] = guides[layer].map { LayerGuide($0, in: workspace.row(memory)) }
        }
        return masks
    }

    /// The size of the painting at a layer, without the channels that only fill up a group.
    func shape(at layer: LayerName) -> Shape? {
        plan.content.geometry.whole.shape(at: layer).map {
            Shape(height: $0.height, width: $0.width, channels: network[layer].outputs)
        }
    }
}
