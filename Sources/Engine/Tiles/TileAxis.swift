/// A side of a picture, cut into the ranges of tiles.
///
/// All windows are as long as one another, so that one plan serves all, and reach beyond their tiles by a margin, but not
/// beyond the picture. They begin at multiples of the lattice: the pixels that a position of the deepest layer stands for.
/// Their length differs from the picture's by a multiple of it too, so that the last one ends where the picture does and
/// poolings drop of it what they drop of the whole.
package struct TileAxis {
    /// Pixels of a window.
    package let window: Int
    /// The pixels of each tile, and where its window begins.
    package let parts: [(own: Range<Int>, begin: Int)]

    /// Cuts a side into as few tiles of no more than `side` pixels as there may be, none where there is no need.
    package init(length: Int, side: Int, margin: Int, lattice: Int) {
        // All in multiples of the lattice; what the picture has beyond is the last tile's.
        let (whole, rest) = length.quotientAndRemainder(dividingBy: lattice)
        let margin = (margin + lattice - 1) / lattice
        let side = max(1, side / lattice)
        // Those at the ends have one margin only, and a tile that is larger by the other.
        let count = whole <= side + 2 * margin ? 1 : (whole - 2 * margin + side - 1) / side
        let window = (whole + 2 * margin * (count - 1) + count - 1) / count
        let begins = (0..<count).map { $0 * (whole - window) / max(1, count - 1) }
        let cuts = [0] + begins.dropFirst().map { ($0 + margin) * lattice } + [length]
        self.window = window * lattice + rest
        parts = begins.indices.map { (cuts[$0]..<cuts[$0 + 1], begins[$0] * lattice) }
    }
}
