/// A generator of random numbers that gives the same ones for the same seed, everywhere: SplitMix64.
///
/// Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
struct RandomSource {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    /// The next 64 random bits.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }

    /// A number that is equally likely anywhere in a range.
    mutating func uniform(_ range: Range<Float> = 0..<1) -> Float {
        let fraction = Float(next() >> 40) / Float(1 << 24)
        return range.lowerBound + fraction * (range.upperBound - range.lowerBound)
    }

    /// A number near 0, at most 1 away and seldom so far: the mean of three uniform ones.
    mutating func around() -> Float {
        (uniform(-1..<1) + uniform(-1..<1) + uniform(-1..<1)) / 3
    }
}
