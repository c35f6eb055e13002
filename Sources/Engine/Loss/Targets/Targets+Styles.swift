extension Targets {
    /// The style losses: of each layer, one for each part of the painting that has styles of its own.
    ///
    /// The styles of a part are mixed by their shares; every part counts the same, whatever its size.
    func styleLosses(_ styles: [StyleSource]) -> [LayerName: [StyleLoss]] {
        guard !settings.countedStyleLayers.isEmpty else { return [:] }
        var losses = lossesWithoutTargets(styles.regions)
        forEachStyle(styles) { layer, view, features in
            guard let found = losses[layer]?[view.region].memory.painting else { return }
            gatherer.add(features, guide: view.mask, withSums: settings.styleForm.hasMeans, to: found)
        } close: { layer, view in
            guard let found = losses[layer]?[view.region].memory.painting else { return }
            found.mirror(arithmetic.workers)
            losses[layer]?[view.region].add(
                found,
                count: view.count,
                shape: view.shape,
                share: view.share,
                kernels: arithmetic.kernels
            )
            found.clear()
        }
        return losses.mapValues { losses in
            losses.map { loss in
                var loss = loss
                loss.settle(arithmetic, work: gaussianWork.first)
                return loss
            }
        }
    }

    private func lossesWithoutTargets(_ regions: [Guide?]) -> [LayerName: [StyleLoss]] {
        let guides = guides(of: regions)
        var losses: [LayerName: [StyleLoss]] = [:]
        for (layer, memories) in zip(settings.countedStyleLayers, plan.losses.styles) {
            guard let shape = shape(at: layer.layer) else { continue }
            let terms = StyleLoss.Terms(
                form: settings.styleForm,
                normalisation: settings.styleNormalisation,
                weight: layer.weight,
                factor: settings.styleWeight,
                shape: shape,
                picturePositions: plan.content.geometry.whole.picture.positions
            )
            losses[layer.layer] = zip(guides, memories).map { guides, memory in
                StyleLoss(terms, guide: guides?[layer.layer], memory: memory.memory(in: workspace))
            }
        }
        return losses
    }
}
