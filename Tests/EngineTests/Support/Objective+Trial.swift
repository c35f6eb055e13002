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
            styles: [(write, 1)],
            means: means
        )
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
