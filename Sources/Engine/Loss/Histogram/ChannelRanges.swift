/// The least and the greatest value of each channel.
struct ChannelRanges: Sendable {
    let least: Tensor
    let greatest: Tensor

    /// Floats that the ranges of so many channels take.
    static func floats(_ channels: Int) -> Int { 2 * channels }

    /// Ranges in memory of at least `floats(channels)`.
    init(_ memory: Tensor, channels: Int) {
        least = memory.part(0..<channels)
        greatest = memory.part(channels..<2 * channels)
    }

    /// Makes them those of no value.
    func clear() {
        least.fill(.infinity)
        greatest.fill(-.infinity)
    }

    /// Extends them to other ranges.
    func extend(to other: ChannelRanges) {
        for channel in 0..<least.count {
            least.pointer[channel] = min(least.pointer[channel], other.least.pointer[channel])
            greatest.pointer[channel] = max(greatest.pointer[channel], other.greatest.pointer[channel])
        }
    }
}
