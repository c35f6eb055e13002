import CKernels

/// Histograms of channels.
///
/// Where there are weights, one a position, each position's values count as the square of its own.
extension Kernels {
    /// Extends ranges to all values of so many positions.
    func extend(
        _ ranges: ChannelRanges,
        to features: UnsafePointer<Float>,
        weights: UnsafePointer<Float>?,
        positions: Int
    ) {
        table.extend_ranges(
            features,
            weights,
            positions,
            ranges.least.count,
            ranges.least.pointer,
            ranges.greatest.pointer
        )
    }

    /// Adds the values of so many positions to the histograms of their channels.
    func add(
        _ features: UnsafePointer<Float>,
        weights: UnsafePointer<Float>?,
        positions: Int,
        to histograms: ChannelHistograms,
        bins: ChannelBins
    ) {
        table.add_histograms(features, weights, positions, bins.low.count, bins.c, histograms.bins)
    }

    /// Adds to the gradient at so many positions `slope` times how far each value is from what it is matched to.
    func addMismatch(
        of features: UnsafePointer<Float>,
        weights: UnsafePointer<Float>?,
        positions: Int,
        bins: ChannelBins,
        pieces: UnsafePointer<ck_piece>,
        slope: Double,
        to gradient: UnsafeMutablePointer<Float>
    ) {
        table.add_mismatch(
            features,
            weights,
            positions,
            bins.low.count,
            bins.c,
            pieces,
            Float(slope),
            gradient
        )
    }
}

extension ChannelBins {
    fileprivate var c: ck_bins { ck_bins(count: ChannelBins.count, low: low.pointer, scale: scale.pointer) }
}
