/// How the values of each channel are distributed: their histograms, and how far they reach where no bins are.
struct ChannelDistributions: Sendable {
    let ranges: ChannelRanges
    let histograms: ChannelHistograms

    /// Floats that the distributions of so many channels take.
    static func floats(_ channels: Int) -> Int {
        ChannelHistograms.floats(channels) + ChannelRanges.floats(channels)
    }

    /// Distributions in memory of at least `floats(channels)`.
    init(_ memory: Tensor, channels: Int) {
        let floats = ChannelHistograms.floats(channels)
        histograms = ChannelHistograms(memory.part(0..<floats), channels: channels)
        ranges = ChannelRanges(
            memory.part(floats..<floats + ChannelRanges.floats(channels)),
            channels: channels
        )
    }

    /// Makes them those of no value.
    func clear() {
        ranges.clear()
        histograms.clear()
    }
}
