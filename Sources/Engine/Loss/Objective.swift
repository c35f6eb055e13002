/// The function that painting minimises: losses of a picture and the gradient of their weighted sum.
///
/// Losses look at a layer in three steps: on the way there, what they need to know of its features is gathered; when all is
/// gathered, they are measured; on the way back, their gradients are added.
package struct Objective {
    let settings: TransferSettings
    let arithmetic: VectorArithmetic
    package let pass: TiledPass
    let losses: [LayerName: LayerLosses]
    package let gatherer: StatisticsGatherer
    let histogramGatherer: HistogramGatherer
    /// Per worker, what normal distributions are compared in, where they are.
    let gaussianWork: [Tensor]

    var kernels: Kernels { arithmetic.kernels }

    /// Evaluates a picture of R, G, B less the network's mean, and overwrites the gradient.
    package func evaluate(_ picture: Tensor, gradient: Tensor) -> Losses {
        begin()
        pass.forward(picture, look: gather)
        var (found, measured) = measure()
        pass.backward(picture, losses: { measured[$0] ?? noLosses }, into: gradient)
        if settings.totalVariationWeight > 0 {
            found.totalVariation = arithmetic.add(
                TotalVariation(settings, height: picture.shape.height, width: picture.shape.width),
                of: picture,
                weight: settings.totalVariationWeight,
                to: gradient
            )
        }
        found.total =
            settings.contentWeight * found.content + settings.styleWeight * found.style
            + settings.histogramWeight * (found.histogram ?? 0) + settings.totalVariationWeight * found.totalVariation
        return found
    }

    /// Forgets what was gathered.
    private func begin() {
        for layer in losses.values {
            for style in layer.styles { style.memory.painting.clear() }
            for histogram in layer.histograms { histogram.memory.painting.clear() }
        }
    }

    /// Gathers what losses need to know of a layer's features.
    private func gather(_ layer: LayerName, _ features: LayerFeatures) {
        guard let losses = losses[layer] else { return }
        for style in losses.styles {
            gatherer.add(
                features,
                guide: style.guide,
                withSums: settings.styleForm.hasMeans,
                to: style.memory.painting
            )
        }
        for loss in losses.histograms {
            histogramGatherer.add(features, guide: loss.guide, bins: loss.memory.bins, to: loss.memory.painting)
        }
        losses.content?.gather(features, workers: arithmetic.workers, kernels: kernels, profile: gatherer.profile)
    }

    /// The losses of all that was gathered, and what will add their gradients.
    private func measure() -> (Losses, [LayerName: LayerLosses]) {
        var (found, measured) = (Losses(), losses)
        found.style = settings.styleForm == .wasserstein ? measureGaussians() : measureMatrices()
        for layer in losses.keys.sorted() {
            found.content += measured[layer]?.content?.measure() ?? 0
        }
        if !settings.countedHistogramLayers.isEmpty { found.histogram = measureHistograms() }
        return (found, measured)
    }

    private var styles: [StyleLoss] { losses.keys.sorted().flatMap { losses[$0]?.styles ?? [] } }

    /// Measures one histogram loss after another, each by all workers.
    private func measureHistograms() -> Double {
        let histograms = losses.keys.sorted().flatMap { losses[$0]?.histograms ?? [] }
        return histograms.reduce(0) { $0 + $1.measure(arithmetic.workers) }
    }

    /// Measures one style loss after another, each by all workers.
    private func measureMatrices() -> Double {
        styles.reduce(0) { $0 + $1.measure(arithmetic) }
    }

    /// Measures style losses each by one worker, as decompositions cannot be shared: the widest layers first, in turn.
    private func measureGaussians() -> Double {
        let styles = styles.sorted { $0.terms.shape.channels > $1.terms.shape.channels }
        let workers = arithmetic.workers
        workers.run { worker in
            for index in stride(from: worker, to: styles.count, by: workers.count) {
                let loss = styles[index].measureGaussian(work: gaussianWork[worker], kernels: kernels)
                arithmetic.sums.add(loss, worker: worker)
            }
        }
        return arithmetic.sums.take()
    }

    private var noLosses: LayerLosses {
        LayerLosses(stage: settings.featureStage, kernels: kernels, scratch: gatherer.scratch)
    }
}
