import CKernels

/// How the values of each channel are distributed over bins.
///
/// All of it are sums over positions, so that it can be gathered piece by piece. In double precision, because one bin may
/// have more values than a float counts.
struct ChannelHistograms: Sendable {
    /// Bins of a channel, with those of what lies outside.
    static let binsPerChannel = ChannelBins.count + 2

    private let memory: Tensor
    private let channels: Int

    /// Floats that histograms of so many channels take.
    static func floats(_ channels: Int) -> Int {
        channels * binsPerChannel * MemoryLayout<ck_bin>.stride / MemoryLayout<Float>.stride
    }

    /// Histograms in memory of at least `floats(channels)`.
    init(_ memory: Tensor, channels: Int) {
        self.memory = memory
        self.channels = channels
    }

    /// All bins, channel by channel; the memory holds nothing else.
    var bins: UnsafeMutablePointer<ck_bin> {
        UnsafeMutableRawPointer(memory.pointer).assumingMemoryBound(to: ck_bin.self)
    }

    /// The bins of a channel: what lies below, those of equal width, what lies above.
    func channel(_ index: Int) -> UnsafeMutableBufferPointer<ck_bin> {
        let count = ChannelHistograms.binsPerChannel
        return UnsafeMutableBufferPointer(start: bins + index * count, count: count)
    }

    /// Makes them those of no value.
    func clear() {
        bins.update(repeating: ck_bin(), count: channels * ChannelHistograms.binsPerChannel)
    }

    /// Adds the histograms of some channels, each value counted so many times.
    func add(_ other: ChannelHistograms, times factor: Double = 1, channels part: Range<Int>) {
        let count = ChannelHistograms.binsPerChannel
        for index in part.lowerBound * count..<part.upperBound * count {
            bins[index].count += factor * other.bins[index].count
            bins[index].sum += factor * other.bins[index].sum
            bins[index].squares += factor * other.bins[index].squares
        }
    }
}
