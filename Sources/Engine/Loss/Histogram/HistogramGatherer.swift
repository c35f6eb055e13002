/// Gathers distributions of features: each worker for itself, then all workers' in order, so that they are the same each time.
struct HistogramGatherer: Sendable {
    let workers: Workers
    /// Per worker, distributions of the widest layer.
    let partial: [Tensor]
    let kernels: Kernels
    let profile: Profile?

    /// Extends ranges to some features.
    ///
    /// - Parameters:
    ///   - ranges: The ranges.
    ///   - features: The features.
    ///   - guide: Weights of their positions; nil where all count alike.
    func extend(_ ranges: ChannelRanges, to features: LayerFeatures, guide: LayerGuide?) {
        let partial = partial.map { ChannelDistributions($0, channels: ranges.least.count) }
        workers.run { worker in partial[worker].ranges.clear() }
        features.share(among: workers) { worker, features, positions in
            kernels.extend(
                partial[worker].ranges,
                to: features,
                weights: guide?.weights(from: positions.lowerBound),
                positions: positions.count
            )
        }
        for part in partial { ranges.extend(to: part.ranges) }
    }

    /// Adds some features to distributions.
    ///
    /// - Parameters:
    ///   - features: The features.
    ///   - guide: Weights of their positions; nil where all count alike.
    ///   - bins: The bins of the histograms.
    ///   - distributions: What they are added to.
    func add(
        _ features: LayerFeatures,
        guide: LayerGuide?,
        bins: ChannelBins,
        to distributions: ChannelDistributions
    ) {
        let channels = bins.low.count
        let partial = partial.map { ChannelDistributions($0, channels: channels) }
        workers.run { worker in partial[worker].clear() }
        features.share(among: workers) { worker, features, positions in
            profile.measure(.losses, worker: worker) {
                let weights = guide?.weights(from: positions.lowerBound)
                kernels.extend(partial[worker].ranges, to: features, weights: weights, positions: positions.count)
                kernels.add(
                    features,
                    weights: weights,
                    positions: positions.count,
                    to: partial[worker].histograms,
                    bins: bins
                )
            }
        }
        for part in partial { distributions.ranges.extend(to: part.ranges) }
        workers.share(channels) { _, channels in
            for part in partial { distributions.histograms.add(part.histograms, channels: channels) }
        }
    }
}
