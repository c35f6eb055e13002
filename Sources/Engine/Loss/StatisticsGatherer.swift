/// Gathers statistics of features: each worker for itself, then all workers' in order, so that they are the same each time.
package struct StatisticsGatherer {
    package let workers: Workers
    /// Per worker, statistics of the widest layer.
    let partial: [Tensor]
    /// Per worker, packed positions.
    let scratch: [Tensor]
    let kernels: Kernels
    let profile: Profile?

    /// Adds those of some features, above the diagonal left out.
    ///
    /// - Parameters:
    ///   - features: The features.
    ///   - guide: Weights of their positions; nil where all count alike.
    ///   - withSums: Whether the sums are asked for.
    ///   - statistics: What they are added to.
    package func add(
        _ features: LayerFeatures,
        guide: LayerGuide? = nil,
        withSums: Bool,
        to statistics: StyleStatistics
    ) {
        let channels = statistics.channels
        let partial = partial.map { StyleStatistics($0, channels: channels) }
        workers.run { worker in partial[worker].clear() }
        features.share(among: workers) { worker, features, positions in
            profile.measure(.gram, worker: worker) {
                kernels.addStatistics(
                    of: features,
                    weights: guide?.weights(from: positions.lowerBound),
                    positions: positions.count,
                    channels: channels,
                    to: partial[worker].gram.pointer,
                    sums: withSums ? partial[worker].sums.pointer : nil,
                    scratch: scratch[worker].pointer
                )
            }
        }
        workers.share(channels + 1) { worker, rows in
            profile.measure(.gram, worker: worker) {
                for row in rows {
                    // On and below the diagonal, or the sums.
                    let line = row * channels..<row * channels + min(row + 1, channels)
                    for part in partial { kernels.add(part.rows.part(line), times: 1, to: statistics.rows.part(line)) }
                }
            }
        }
    }
}
