extension Targets {
    /// The content losses, measured by the pass that the painting will take.
    func contentLosses(_ pass: TiledPass, write: (Tensor) -> Void) -> [LayerName: ContentLoss] {
        guard !settings.countedContentLayers.isEmpty else { return [:] }
        let geometry = plan.content.geometry.whole
        var losses: [LayerName: ContentLoss] = [:]
        for (layer, region) in zip(settings.countedContentLayers, plan.losses.contentTargets) {
            guard let shape = geometry.shape(at: layer.layer), let shown = self.shape(at: layer.layer) else { continue }
            losses[layer.layer] = ContentLoss(
                weight: layer.weight,
                reduction: settings.contentReduction,
                features: shown.count,
                factor: settings.contentWeight,
                target: workspace.tensor(region, shape),
                workers: arithmetic.workers.count
            )
        }
        let picture = workspace.tensor(plan.picture, geometry.picture)
        write(picture)
        pass.forward(picture) { layer, features in
            guard let loss = losses[layer] else { return }
            features.copy(to: loss.target, workers: arithmetic.workers)
        }
        if settings.contentReduction == .relative {
            for layer in losses.keys {
                let least = (leastContentEnergies[layer] ?? 0) * Double(self.shape(at: layer)?.count ?? 0)
                losses[layer]?.settle(least: least, arithmetic)
            }
        }
        return losses
    }
}
