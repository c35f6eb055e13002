/// A piece of a picture, and the window that it is seen in: the piece with all around it that its features depend on.
package struct PictureTile: Sendable, Equatable {
    /// Rows and columns of the picture that are the tile's own.
    package let rows: Range<Int>
    package let columns: Range<Int>
    /// The first row and column of the window.
    let top: Int
    let left: Int

    /// The same at a layer of which each position stands for `stride` pixels each way.
    ///
    /// - Parameters:
    ///   - stride: A power of two that divides where tiles and windows begin.
    ///   - window: The layer's shape, of the window alone.
    ///   - whole: The layer's shape, of the whole picture.
    /// - Returns: The tile's positions at that layer.
    func at(stride: Int, window: Shape, whole: Shape) -> LayerTile {
        func own(_ pixels: Range<Int>, from begin: Int) -> Range<Int> {
            (pixels.lowerBound - begin) / stride..<pixels.upperBound / stride - begin / stride
        }
        return LayerTile(
            rows: own(rows, from: top),
            columns: own(columns, from: left),
            width: window.width,
            top: top / stride,
            left: left / stride,
            wholeWidth: whole.width
        )
    }
}
