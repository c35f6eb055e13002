/// The 256 colours that come nearest to all those of a picture.
///
/// The colours are cut into boxes, always the one with the largest error (after Wu, "Efficient Statistical Computations
/// for Optimal Color Quantization", Graphics Gems II); then each colour of the palette is moved to the mean of those that
/// it is nearest to (Lloyd).
struct Palette {
    static let size = 256
    private static let rounds = 3

    /// Whole numbers in 0…255; at most ``size`` of them.
    let colours: [SIMD3<Float>]

    init(_ histogram: ColourHistogram) {
        var boxes = [ColourBox(histogram.bins)]
        while boxes.count < Self.size, let worst = boxes.indices.max(by: { boxes[$0].error < boxes[$1].error }),
            let (low, high) = boxes[worst].halves
        {
            boxes[worst] = low
            boxes.append(high)
        }
        var colours = boxes.map(\.mean)
        for _ in 0..<Self.rounds { colours = Self.moved(colours, to: histogram.bins) }
        self.colours = colours.map { $0.rounded(.toNearestOrAwayFromZero) }
    }

    /// As a GIF has it: three bytes a colour, filled up with black.
    var bytes: [UInt8] {
        let used = colours.flatMap { [UInt8($0.x), UInt8($0.y), UInt8($0.z)] }
        return used + [UInt8](repeating: 0, count: Self.size * 3 - used.count)
    }

    /// The squared distance between two colours.
    static func distance(_ first: SIMD3<Float>, _ second: SIMD3<Float>) -> Float {
        let difference = first - second
        return (difference * difference).sum()
    }

    private static func moved(_ colours: [SIMD3<Float>], to bins: [ColourHistogram.Bin]) -> [SIMD3<Float>] {
        var search = NearestColour(in: colours)
        var sums = [(count: Double, colour: SIMD3<Double>)](repeating: (0, .zero), count: colours.count)
        for bin in bins {
            let index = search.nearest(to: bin.colour)
            sums[index].count += bin.count
            sums[index].colour += SIMD3(bin.colour) * bin.count
        }
        return zip(colours, sums).map { $1.count > 0 ? SIMD3($1.colour / $1.count) : $0 }
    }
}
