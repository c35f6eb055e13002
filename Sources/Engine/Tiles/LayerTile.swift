/// Which positions of a layer are a tile's own, within the window that it is seen in, and where in the whole layer they are.
package struct LayerTile: Sendable, Equatable {
    /// Rows and columns of the window that are the tile's own.
    let rows: Range<Int>
    let columns: Range<Int>
    /// Columns of the window.
    let width: Int
    /// Where the window begins in the whole layer.
    let top: Int
    let left: Int
    /// Columns of the whole layer.
    let wholeWidth: Int

    /// Calls `body` with those among some of the window's positions that are the tile's own, some of a row at a time.
    ///
    /// - Parameters:
    ///   - positions: Positions within the window, row by row.
    ///   - body: Gets a range of them, and the first one's position within the whole layer.
    package func forEachRun(in positions: Range<Int>, _ body: (_ run: Range<Int>, _ place: Int) -> Void) {
        let seen = positions.lowerBound / width..<(positions.upperBound + width - 1) / width
        for row in seen.clamped(to: rows) {
            let line = row * width
            let run = positions.clamped(to: line + columns.lowerBound..<line + columns.upperBound)
            if run.isEmpty { continue }
            body(run, (top + row) * wholeWidth + left + run.lowerBound - line)
        }
    }
}
