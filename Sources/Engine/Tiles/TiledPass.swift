/// A picture's way through the network and a gradient's way back, one tile after the other.
///
/// Losses are measured when all tiles have been seen. By then only the last tile's features are still there: the others are
/// made once more before their gradients go back. A picture that is left whole is one tile, and its own window.
package struct TiledPass {
    package let windowPass: FeaturePass
    private let geometry: TiledGeometry
    /// A window of the picture, and of its gradient where there is one; nil where the picture is left whole.
    private let window: (picture: Tensor, gradient: Tensor?)?

    private var tiles: [PictureTile] { geometry.tiles.tiles }

    /// A planned pass in its workspace.
    init(
        _ plan: TiledPassPlan,
        in workspace: Workspace,
        network: Network,
        settings: TransferSettings,
        kernels: Kernels,
        workers: Workers,
        profile: Profile?
    ) {
        geometry = plan.geometry
        window = plan.window.map { window in
            let shape = plan.geometry.window.picture
            return (workspace.tensor(window.picture, shape), window.gradient.map { workspace.tensor($0, shape) })
        }
        windowPass = FeaturePass(
            plan.pass,
            in: workspace,
            network: network,
            settings: settings,
            kernels: kernels,
            workers: workers,
            profile: profile
        )
    }

    /// Takes a picture through all stages; `look` sees the layers that are watched, once for each tile.
    func forward(_ picture: Tensor, look: (LayerName, LayerFeatures) -> Void) {
        for tile in tiles {
            windowPass.forward(show(tile, of: picture)) { layer, features in
                look(layer, features.own(geometry.tile(tile, at: layer)))
            }
        }
    }

    /// Takes the losses' gradients back to the picture, after `forward`.
    func backward(_ picture: Tensor, losses: (LayerName) -> LayerLosses, into gradient: Tensor) {
        guard let window, let part = window.gradient else {
            return windowPass.backward(picture, losses: losses, into: gradient)
        }
        gradient.fill(0)
        for (index, tile) in tiles.enumerated().reversed() {
            if index < tiles.count - 1 { windowPass.forward(show(tile, of: picture)) { _, _ in } }
            windowPass.backward(
                window.picture,
                losses: { layer in
                    var losses = losses(layer)
                    losses.tile = geometry.tile(tile, at: layer)
                    return losses
                },
                into: part
            )
            add(part, of: tile, to: gradient)
        }
    }

    /// What the network sees of a picture.
    private func show(_ tile: PictureTile, of picture: Tensor) -> Tensor {
        guard let window = window?.picture else { return picture }
        forEachRow(tile, of: picture) { inWindow, inPicture in
            window.part(inWindow).copy(picture.part(inPicture))
        }
        return window
    }

    private func add(_ part: Tensor, of tile: PictureTile, to gradient: Tensor) {
        forEachRow(tile, of: gradient) { inWindow, inPicture in
            windowPass.kernels.add(part.part(inWindow), times: 1, to: gradient.part(inPicture))
        }
    }

    /// Calls `body` with the values of each row of a tile's window, within the window and within the picture.
    private func forEachRow(
        _ tile: PictureTile,
        of picture: Tensor,
        _ body: @Sendable (_ inWindow: Range<Int>, _ inPicture: Range<Int>) -> Void
    ) {
        let shape = geometry.window.picture
        let (length, width) = (shape.width * shape.channels, picture.shape.width)
        windowPass.workers.share(shape.height) { _, rows in
            for row in rows {
                let first = ((tile.top + row) * width + tile.left) * shape.channels
                body(row * length..<(row + 1) * length, first..<first + length)
            }
        }
    }
}
