import Glibc

/// Along one axis: which old pixels each new one is made from, and with what weights.
struct ResizeTaps {
    /// For each new pixel the first old one.
    private var starts: [Int] = []

    /// For each new pixel where its weights begin in `weights`, and at last their count.
    private(set) var offsets: [Int] = [0]

    /// The weights of consecutive old pixels; those of one new pixel sum to one.
    private(set) var weights: [Float] = []

    /// The most old pixels that a new one is made from.
    private(set) var longest = 0

    init(from oldCount: Int, to newCount: Int, filter: ResizeFilter) {
        starts.reserveCapacity(newCount)
        offsets.reserveCapacity(newCount + 1)
        let scale = Double(oldCount) / Double(newCount)
        // Where a new pixel's centre lies between two old ones, rounding decides: this sum rounds as Pillow's does.
        var center = scale / 2
        for index in 0..<newCount {
            defer { center += scale }
            switch filter {
            case .nearest: append(start: min(Int(center), oldCount - 1), [1])
            case .bilinear: appendNeighbours(of: index, from: oldCount, to: newCount)
            case .area: appendCovered(by: index, from: oldCount, to: newCount)
            case .triangle:
                appendWindow(around: index, from: oldCount, to: newCount, radius: 1) { 1 - abs($0) }
            case .bicubic:
                appendWindow(around: index, from: oldCount, to: newCount, radius: 2, weight: keys)
            case .lanczos:
                appendWindow(around: index, from: oldCount, to: newCount, radius: 3) { sinc($0) * sinc($0 / 3) }
            }
        }
    }

    /// The old pixels that a new one is made from.
    func sources(of index: Int) -> Range<Int> {
        starts[index]..<starts[index] + offsets[index + 1] - offsets[index]
    }

    private mutating func append(start: Int, _ unscaled: [Double]) {
        let sum = unscaled.reduce(0, +)
        starts.append(start)
        weights.append(contentsOf: unscaled.map { Float($0 / sum) })
        offsets.append(weights.count)
        longest = max(longest, unscaled.count)
    }

    private mutating func appendNeighbours(of index: Int, from oldCount: Int, to newCount: Int) {
        let position = max((Double(index) + 0.5) * Double(oldCount) / Double(newCount) - 0.5, 0)
        let lower = Int(position)
        let fraction = position - Double(lower)
        append(start: lower, lower + 1 < oldCount ? [1 - fraction, fraction] : [1])
    }

    /// Counts in units of which both an old and a new pixel have a whole number, so that nothing is rounded.
    private mutating func appendCovered(by index: Int, from oldCount: Int, to newCount: Int) {
        let covered = index * oldCount..<(index + 1) * oldCount
        let first = covered.lowerBound / newCount
        let end = (covered.upperBound + newCount - 1) / newCount
        append(
            start: first,
            (first..<end).map { Double(covered.clamped(to: $0 * newCount..<($0 + 1) * newCount).count) }
        )
    }

    /// A window that widens with the scale when shrinking; its bounds are Pillow's (`precompute_coeffs`).
    private mutating func appendWindow(
        around index: Int,
        from oldCount: Int,
        to newCount: Int,
        radius: Double,
        weight: (Double) -> Double
    ) {
        let scale = Double(oldCount) / Double(newCount)
        let widening = max(scale, 1)
        let center = (Double(index) + 0.5) * scale
        let start = max(Int(center - radius * widening + 0.5), 0)
        let end = min(Int(center + radius * widening + 0.5), oldCount)
        append(
            start: start,
            (start..<end).map { position in
                let distance = (Double(position) - center + 0.5) / widening
                return abs(distance) < radius ? weight(distance) : 0
            }
        )
    }
}

private func sinc(_ x: Double) -> Double {
    x == 0 ? 1 : sin(.pi * x) / (.pi * x)
}

/// Keys' cubic convolution kernel (Keys 1981, equation 15).
private func keys(_ x: Double) -> Double {
    let distance = abs(x)
    return distance < 1
        ? (1.5 * distance - 2.5) * distance * distance + 1
        : ((-0.5 * distance + 2.5) * distance - 4) * distance + 2
}
