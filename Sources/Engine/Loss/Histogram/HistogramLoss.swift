import CKernels

/// The histogram loss of one layer: how far its values are from being distributed as the styles' are.
///
/// It is the mean of (F − R(F))², everywhere or as a guide has it. R(F) has as many of its channel's values below it in the
/// styles as F has in the painting. R is a straight line within each bin of the painting's histogram and is held fixed for the gradient, which is
/// 2·(F − R(F)) over the number of features.
///
/// Source: Risser, Wilmot and Barnes 2017, Stable and Controllable Neural Texture Synthesis and Style Transfer Using
/// Histogram Losses, section 4.2.
struct HistogramLoss: Sendable {
    /// The memory of a loss.
    struct Memory: Sendable {
        let bins: ChannelBins
        /// The styles' histograms, mixed.
        let target: ChannelHistograms
        /// The painting's distributions.
        let painting: ChannelDistributions
        /// How far values are from what they are matched to, per channel and bin.
        let pieces: Tensor
        /// The guide's weights, where there is one.
        let guide: Tensor?
    }

    let weight: Double
    /// What the loss counts for in the gradient.
    let factor: Double
    /// Height, width and channels of the layer (those that fill up groups not counted).
    let shape: Shape
    let memory: Memory
    let guide: LayerGuide?
    /// Whether there is some part of a style to match.
    private(set) var hasTarget = false

    /// A loss without a target, where a guide has it; nil is everywhere.
    init(weight: Double, factor: Double, shape: Shape, guide: Guide?, memory: Memory) {
        self.weight = weight
        self.factor = factor
        self.shape = shape
        self.memory = memory
        if let guide, let weights = memory.guide {
            self.guide = LayerGuide(guide, in: weights)
        } else {
            self.guide = nil
        }
        memory.target.clear()
        memory.painting.clear()
    }

    /// Mixes a style into the target: its distributions, gathered in those of the painting, of so many positions.
    mutating func addTarget(count: Double, share: Double) {
        guard count > 0 else { return }
        hasTarget = true
        memory.target.add(memory.painting.histograms, times: share / count, channels: 0..<shape.channels)
    }

    /// The loss, from the painting's distributions, which makes `addGradient` ready: all workers' work.
    func measure(_ workers: Workers) -> Double {
        guard hasTarget, features > 0 else { return 0 }
        let sums = WorkerSums(workers: workers.count)
        workers.share(shape.channels) { worker, channels in
            for channel in channels { sums.add(match(channel), worker: worker) }
        }
        return weight * sums.take() / features
    }

    /// Adds the gradient of `factor` times the loss at some positions, after `measure`.
    func addGradient(
        _ features: UnsafePointer<Float>,
        to gradient: UnsafeMutablePointer<Float>,
        at positions: Range<Int>,
        kernels: Kernels
    ) {
        guard hasTarget, self.features > 0 else { return }
        kernels.addMismatch(
            of: features,
            weights: guide?.weights(from: positions.lowerBound),
            positions: positions.count,
            bins: memory.bins,
            pieces: pieces,
            slope: 2 * factor * weight / self.features,
            to: gradient
        )
    }

    /// How many features are compared, each counted as the guide weighs it.
    private var features: Double {
        (guide?.count ?? Double(shape.positions)) * Double(shape.channels)
    }

    /// For each channel and bin, how far values are from what they are matched to.
    private var pieces: UnsafeMutablePointer<ck_piece> {
        UnsafeMutableRawPointer(memory.pieces.pointer).assumingMemoryBound(to: ck_piece.self)
    }

    /// Finds what the values of a channel are matched to; returns the sum of their squared distances from it.
    private func match(_ channel: Int) -> Double {
        let (bins, ranges) = (memory.bins, memory.painting.ranges)
        let found = memory.painting.histograms.channel(channel)
        let pieces = pieces + channel * found.count
        var quantiles = Quantiles(memory.target, bins: bins, channel: channel)
        let total = found.reduce(0) { $0 + $1.count }
        var begin = min(bins.edge(0, channel: channel), Double(ranges.least.pointer[channel]))
        var (share, sum) = (0.0, 0.0)
        for (bin, values) in found.enumerated() {
            let isLast = bin == found.count - 1
            let end = isLast ? max(begin, Double(ranges.greatest.pointer[channel])) : bins.edge(bin, channel: channel)
            if values.count > 0 {
                let (first, last) = (quantiles.above(share / total), quantiles.below((share + values.count) / total))
                // A bin without width has one value only, which is matched to the greatest.
                let growth = end > begin ? 1 - (last - first) / (end - begin) : 1
                let distance = begin - (end > begin ? first : last)
                pieces[bin] = ck_piece(from: Float(begin), distance: Float(distance), growth: Float(growth))
                let offset = distance - growth * begin
                sum += growth * growth * values.squares + 2 * growth * offset * values.sum
                sum += offset * offset * values.count
            }
            share += values.count
            begin = end
        }
        return max(0, sum)
    }
}
