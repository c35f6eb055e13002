/// A picture cut into tiles that memory has room for, one after the other.
///
/// A tile is seen with a margin as wide as the deepest layer sees, and zeros stand only where they do around the whole
/// picture. So the features of its own positions are those of the whole picture, not only nearly so. Each position of each
/// layer is one tile's own. Statistics are gathered from, and gradients begin at, own positions alone: losses and gradient
/// are the whole picture's, and no seam can show. (Programs that leave out the margin cut elsewhere at each step, so that
/// their seams are smeared.)
package struct PictureTiles {
    /// Pixels of every window.
    package let window: Shape
    /// Row by row.
    package let tiles: [PictureTile]

    /// Cuts a picture.
    ///
    /// - Parameters:
    ///   - picture: The picture.
    ///   - side: Pixels of a tile each way, at most; nil leaves the picture whole.
    ///   - margin: What the deepest layer sees around the pixels that a position of it stands for.
    ///   - lattice: Pixels each way that a position of the deepest layer stands for.
    init(_ picture: Shape, side: Int?, margin: Int, lattice: Int) {
        func axis(_ length: Int) -> TileAxis {
            TileAxis(length: length, side: side ?? length, margin: margin, lattice: lattice)
        }
        let (rows, columns) = (axis(picture.height), axis(picture.width))
        window = Shape(height: rows.window, width: columns.window, channels: picture.channels)
        tiles = rows.parts.flatMap { row in
            columns.parts.map { column in
                PictureTile(rows: row.own, columns: column.own, top: row.begin, left: column.begin)
            }
        }
    }

    /// Whether the picture is left whole.
    var isWhole: Bool { tiles.count == 1 }
}
