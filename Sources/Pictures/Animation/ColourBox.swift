/// Colours that may become one of a palette.
struct ColourBox {
    /// Their mean, in 0…255.
    let mean: SIMD3<Float>
    /// The sum of the squared distances of all pixels from the mean.
    let error: Double
    private let bins: [ColourHistogram.Bin]
    private let channel: Int

    init(_ bins: [ColourHistogram.Bin]) {
        self.bins = bins
        let count = bins.reduce(0) { $0 + $1.count }
        let mean = bins.reduce(SIMD3<Double>()) { $0 + SIMD3($1.colour) * $1.count } / count
        let spread = bins.reduce(SIMD3<Double>()) { sum, bin in
            let difference = SIMD3<Double>(bin.colour) - mean
            return sum + difference * difference * bin.count
        }
        self.mean = SIMD3(mean)
        error = spread.sum()
        channel = (0..<3).max { spread[$0] < spread[$1] } ?? 0
    }

    /// The box in two, cut at its mean where its colours differ the most; `nil` if it is a single colour.
    var halves: (ColourBox, ColourBox)? {
        let low = bins.filter { $0.colour[channel] < mean[channel] }
        let high = bins.filter { $0.colour[channel] >= mean[channel] }
        return low.isEmpty || high.isEmpty ? nil : (ColourBox(low), ColourBox(high))
    }
}
