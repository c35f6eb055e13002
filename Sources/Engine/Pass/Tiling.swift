import CKernels

/// How one convolution is cut into Winograd's tiles, and how workers share them.
package struct Tiling {
    /// Outputs of a tile each way.
    package enum Tile: Int, Sendable, CaseIterable {
        case four = 4
        case six = 6

        var c: ck_tile { self == .four ? .CK_TILE_4 : .CK_TILE_6 }
    }

    /// What workers divide among them.
    package enum Division: Sendable, CaseIterable {
        /// Each worker takes tiles, and all channels of them: it needs all kernels.
        case tiles
        /// Each worker takes output channels, and all tiles of them: it needs all inputs.
        case channels
    }

    /// Tiles side by side in one row of tiles.
    package struct Run {
        package let number: Int
        /// The first position.
        let top: Int
        let left: Int
        /// The first tile, counted row by row, and how many there are.
        let tile: Int
        let count: Int
    }

    let tile: Tile
    package let division: Division
    /// Whether workers share what each of them needs all of, in Winograd's domain, or each makes it for itself.
    package let isSharing: Bool
    /// Rows and columns of tiles.
    let rows: Int
    let columns: Int
    /// Runs that a row of tiles is cut into.
    let runsPerRow: Int
    /// Runs that a worker takes to Winograd's domain at once.
    let runsPerBlock: Int

    /// Outputs of a tile each way.
    var side: Int { tile.rawValue }
    /// Values of a tile in Winograd's domain.
    var frequencies: Int { (side + 2) * (side + 2) }
    var tiles: Int { rows * columns }
    package var runs: Int { rows * runsPerRow }
    /// The most tiles of one run.
    var tilesPerRun: Int { (columns + runsPerRow - 1) / runsPerRow }
    /// The most tiles that one spectrum holds.
    var tilesPerBlock: Int { division == .channels ? tiles : min(tiles, runsPerBlock * tilesPerRun) }

    /// A run by its number, row by row.
    func run(_ number: Int) -> Run {
        let (row, part) = number.quotientAndRemainder(dividingBy: runsPerRow)
        let (begin, end) = (columns * part / runsPerRow, columns * (part + 1) / runsPerRow)
        return Run(
            number: number,
            top: row * side,
            left: begin * side,
            tile: row * columns + begin,
            count: end - begin
        )
    }
}
