/// Which positions of an axis and of one with half as many belong together when vectors are scaled by straight lines.
///
/// A fine position lies a quarter of the way from its nearest coarse one to the next; beyond the edge the nearest counts for
/// both.
struct OctaveAxis {
    private let coarse: Int

    /// An axis of so many coarse positions.
    init(_ coarse: Int) {
        self.coarse = coarse
    }

    /// The coarse positions that a fine one is made of: three quarters of the first and a quarter of the other.
    func neighbours(of fine: Int) -> (near: Int, far: Int) {
        let near = fine / 2
        return (near, min(max(fine.isMultiple(of: 2) ? near - 1 : near + 1, 0), coarse - 1))
    }

    /// The fine positions, `fine` in all, that are made of a coarse one, and half of how much they are.
    func sources(of position: Int, fine: Int) -> (positions: SIMD4<Int>, shares: SIMD4<Float>) {
        var positions = SIMD4(2 * position - 1, 2 * position, 2 * position + 1, 2 * position + 2)
        var shares = SIMD4<Float>(0.125, 0.375, 0.375, 0.125)
        if position == 0 { positions[0] = 0 }
        for index in 2..<4 where positions[index] >= fine {
            // The last of an even number leans on this position for both; after an odd number there is none.
            if index == 2 || !fine.isMultiple(of: 2) { shares[index] = 0 }
            positions[index] = fine - 1
        }
        return (positions, shares)
    }
}
