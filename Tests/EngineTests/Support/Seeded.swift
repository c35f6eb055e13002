/// Numbers that are the same in every run (the xorshift64* of Vigna 2014).
struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    }

    mutating func next() -> UInt64 {
        state ^= state >> 12
        state ^= state << 25
        state ^= state >> 27
        return state &* 0x2545_F491_4F6C_DD1D
    }

    /// So many values in −1…1.
    static func floats(_ count: Int, seed: UInt64, in range: ClosedRange<Float> = -1...1) -> [Float] {
        var generator = Seeded(seed: seed)
        return (0..<count).map { _ in Float.random(in: range, using: &generator) }
    }
}
