extension Targets {
    /// The histogram losses: of each layer, one for each part of the painting that has styles of its own.
    ///
    /// Every style is looked at twice: first how far its values reach, then how they are distributed.
    func histogramLosses(_ styles: [StyleSource]) -> [LayerName: [HistogramLoss]] {
        guard !settings.countedHistogramLayers.isEmpty else { return [:] }
        var losses = lossesWithoutTargets(styles.regions)
        forEachStyle(styles) { layer, view, features in
            guard let loss = losses[layer]?[view.region] else { return }
            histogramGatherer.extend(loss.memory.painting.ranges, to: features, guide: view.mask)
        }
        for loss in losses.values.joined() {
            loss.memory.bins.cover(loss.memory.painting.ranges)
            loss.memory.painting.clear()
        }
        forEachStyle(styles) { layer, view, features in
            guard let loss = losses[layer]?[view.region] else { return }
            histogramGatherer.add(features, guide: view.mask, bins: loss.memory.bins, to: loss.memory.painting)
        } close: { layer, view in
            losses[layer]?[view.region].addTarget(count: view.count, share: view.share)
            losses[layer]?[view.region].memory.painting.clear()
        }
        return losses
    }

    private func lossesWithoutTargets(_ regions: [Guide?]) -> [LayerName: [HistogramLoss]] {
        let guides = guides(of: regions)
        var losses: [LayerName: [HistogramLoss]] = [:]
        for (layer, memories) in zip(settings.countedHistogramLayers, plan.losses.histograms) {
            guard let shape = shape(at: layer.layer) else { continue }
            losses[layer.layer] = zip(guides, memories).map { guides, memory in
                HistogramLoss(
                    weight: layer.weight,
                    factor: settings.histogramWeight,
                    shape: shape,
                    guide: guides?[layer.layer],
                    memory: memory.memory(in: workspace)
                )
            }
        }
        return losses
    }
}
