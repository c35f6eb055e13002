import CKernels

/// The values of a channel by how many lie below them: straight lines between the edges of a histogram's bins.
///
/// Where bins are empty, a share is that of a whole stretch of values: its greatest and its least differ. Shares have to be
/// asked for in ascending order.
struct Quantiles {
    /// Shares that differ by less are the same: what was rounded away must not decide on which side of a gap a value is.
    private static let tolerance = 1e-9

    private let bins: ChannelBins
    private let channel: Int
    /// At each edge, the share of values below it.
    private let shares: [Double]
    /// The bin in which the last value was found.
    private var bin = 0

    /// The quantiles of a channel, whose bins of equal width cover all its values.
    init(_ histograms: ChannelHistograms, bins: ChannelBins, channel: Int) {
        self.bins = bins
        self.channel = channel
        let found = histograms.channel(channel)
        var (shares, below) = ([0.0], 0.0)
        for bin in 1...ChannelBins.count {
            below += found[bin].count
            shares.append(below)
        }
        self.shares = below > 0 ? shares.map { $0 / below } : shares
    }

    /// The greatest value that has a share of all below it.
    mutating func above(_ share: Double) -> Double {
        while bin < ChannelBins.count - 1, shares[bin + 1] <= share + Quantiles.tolerance { bin += 1 }
        return value(at: share)
    }

    /// The least value that has a share of all below it.
    mutating func below(_ share: Double) -> Double {
        while bin < ChannelBins.count - 1, shares[bin + 1] < share - Quantiles.tolerance { bin += 1 }
        return value(at: share)
    }

    private func value(at share: Double) -> Double {
        let (begin, end) = (bins.edge(bin, channel: channel), bins.edge(bin + 1, channel: channel))
        let part = shares[bin + 1] > shares[bin] ? (share - shares[bin]) / (shares[bin + 1] - shares[bin]) : 0
        return begin + min(max(part, 0), 1) * (end - begin)
    }
}
