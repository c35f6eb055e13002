/// How often the colours of a picture occur; those that are alike in the first six bits of each channel count as one.
struct ColourHistogram {
    /// Colours that are alike.
    struct Bin {
        /// How many pixels have them.
        let count: Double
        /// Their mean, in 0…255.
        let colour: SIMD3<Float>
    }

    private static let bits = 6

    /// The bins that are not empty.
    let bins: [Bin]

    init(_ picture: Picture) {
        // Sums of red, green and blue, and how many there are.
        var sums = [SIMD4<Int>](repeating: .zero, count: 1 << (3 * Self.bits))
        for start in stride(from: 0, to: picture.samples.count, by: 3) {
            let colour = picture.samples[start..<start + 3].map { Int($0) }
            let place = colour.reduce(0) { $0 << Self.bits | $1 >> (16 - Self.bits) }
            sums[place] &+= SIMD4(colour[0], colour[1], colour[2], 1)
        }
        bins = sums.lazy.filter { $0.w > 0 }.map { sum in
            let mean = SIMD3<Double>(Double(sum.x), Double(sum.y), Double(sum.z)) / (257 * Double(sum.w))
            return Bin(count: Double(sum.w), colour: SIMD3<Float>(mean))
        }
    }
}
