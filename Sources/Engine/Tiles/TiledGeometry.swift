/// The steps of a network for a picture, and for a window of it.
package struct TiledGeometry {
    /// The whole picture's.
    package let whole: PassGeometry
    /// Every window's.
    package let window: PassGeometry
    package let tiles: PictureTiles

    /// The way through a network to a layer, in tiles of so many pixels each way; whole where `tileSize` is nil.
    ///
    /// - Throws: `TransferError` when the network has no such layer or the picture is too small for it.
    package init(
        _ network: Network,
        through last: LayerName,
        of picture: (width: Int, height: Int),
        tileSize: Int?
    ) throws(TransferError) {
        whole = try PassGeometry(network, through: last, width: picture.width, height: picture.height)
        tiles = PictureTiles(whole.picture, side: tileSize, margin: whole.reach, lattice: last.leastSide)
        window = try PassGeometry(network, through: last, width: tiles.window.width, height: tiles.window.height)
    }

    /// A tile's positions at a layer; nil where the picture is left whole, and all of them are its own.
    package func tile(_ tile: PictureTile, at layer: LayerName) -> LayerTile? {
        guard !tiles.isWhole, let part = window.shape(at: layer), let whole = whole.shape(at: layer) else { return nil }
        return tile.at(stride: layer.leastSide, window: part, whole: whole)
    }
}

extension PassGeometry {
    /// Pixels that the last step sees beyond those that a position of it stands for, each way: one position of its input at
    /// each convolution.
    package var reach: Int {
        var (reach, stride) = (0, 1)
        for step in steps {
            switch step {
            case .convolution: reach += stride
            case .pooling: stride *= 2
            }
        }
        return reach
    }
}
