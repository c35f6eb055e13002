/// The bins of histograms: for each channel, its target's range in equal parts, and what lies below and above.
struct ChannelBins: Sendable {
    /// Bins of equal width; with those of what lies outside, 256.
    static let count = 254
    /// How many of them a range covers: so little less than all that the greatest value, too, lies in the last one.
    private static let reach = Float(count) * (1 - 0x1p-20)

    /// Per channel, where the first bin begins, and how many there are in a unit; none where there is one value only.
    let low: Tensor
    let scale: Tensor

    /// Floats that the bins of so many channels take.
    static func floats(_ channels: Int) -> Int { 2 * channels }

    /// Bins in memory of at least `floats(channels)`.
    init(_ memory: Tensor, channels: Int) {
        low = memory.part(0..<channels)
        scale = memory.part(channels..<2 * channels)
    }

    /// Spreads the bins over ranges.
    func cover(_ ranges: ChannelRanges) {
        for channel in 0..<low.count {
            let (least, greatest) = (ranges.least.pointer[channel], ranges.greatest.pointer[channel])
            let scale = ChannelBins.reach / (greatest - least)
            low.pointer[channel] = least.isFinite ? least : 0
            self.scale.pointer[channel] = scale.isFinite ? scale : 0
        }
    }

    /// Where a bin of equal width of a channel begins.
    func edge(_ bin: Int, channel: Int) -> Double {
        let scale = Double(scale.pointer[channel])
        return Double(low.pointer[channel]) + (scale > 0 ? Double(bin) / scale : 0)
    }
}
