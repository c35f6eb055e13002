import Engine

extension Objective {
    /// An objective whose content and style are one random picture of a size.
    static func trial(
        _ network: Network,
        _ settings: TransferSettings,
        height: Int,
        width: Int,
        means: Means = Means()
    ) throws -> Objective {
        let sides = (width: width, height: height)
        let plan = try RunPlan(network, settings, content: sides, styles: [sides], means: means)
        let pixels = Seeded.floats(height * width * 3, seed: 91, in: -120...130)
        func write(to picture: Tensor) { picture.pointer.update(from: pixels, count: pixels.count) }
        return Objective(
            plan,
            in: try Workspace(plan.workspace),
            network: network,
            settings: settings,
            content: write,
            styles: [StyleSource(share: 1, write: write)],
            means: means
        )
    }

    /// Losses and gradient at a picture, of a run laid out for it; all pictures are R, G, B less the network's mean.
    static func evaluate(
        _ pixels: [Float],
        network: Network,
        settings: TransferSettings,
        content: (pixels: [Float], width: Int, height: Int),
        styles: [StyleSource],
        sizes: [(width: Int, height: Int)],
        means: Means = Means()
    ) throws -> (losses: Losses, gradient: [Float]) {
        let size = (width: content.width, height: content.height)
        let regions = StyleRegions(styles)
        let plan = try RunPlan(network, settings, content: size, styles: sizes, regions: regions, means: means)
        let objective = Objective(
            plan,
            in: try Workspace(plan.workspace),
            network: network,
            settings: settings,
            content: { $0.pointer.update(from: content.pixels, count: content.pixels.count) },
            styles: styles,
            means: means
        )
        return Scratch.with { scratch in
            let shape = Shape(height: size.height, width: size.width, channels: 3)
            let (picture, gradient) = (scratch.tensor(shape, pixels), scratch.tensor(shape))
            return (objective.evaluate(picture, gradient: gradient), gradient.values)
        }
    }
}

extension TransferSettings {
    /// Settings with layers by name, all of weight 1.
    static func of(content: [String] = [], style: [String] = [], threads: Int = 1) -> TransferSettings {
        var settings = TransferSettings()
        settings.contentLayers = content.compactMap(LayerName.init).map { WeightedLayer($0, weight: 1) }
        settings.styleLayers = style.compactMap(LayerName.init).map { WeightedLayer($0, weight: 1) }
        settings.threads = threads
        return settings
    }
}
