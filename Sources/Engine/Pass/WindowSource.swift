/// What a convolution reads, a window at a time: features that lie in memory or that are made on demand.
package protocol WindowSource: Sendable {
    /// Fills a window; what lies outside the features is zero.
    func fill(_ window: Kernels.Window)
}

/// Features or a gradient as they are.
struct StoredSource: WindowSource {
    let features: Tensor
    let isRectifying: Bool
    let kernels: Kernels

    func fill(_ window: Kernels.Window) {
        kernels.fill(window, from: features, rectifying: isRectifying)
    }
}

/// The gradient before pooling, made of the one behind it.
struct UnpooledSource: WindowSource {
    let pooled: Tensor
    let gates: Gates
    let pooling: TransferSettings.Pooling
    /// The shape before pooling.
    let shape: Shape
    let kernels: Kernels

    func fill(_ window: Kernels.Window) {
        kernels.fill(window, unpooling: pooled, gates: gates, pooling: pooling, features: shape)
    }

    /// Writes the whole gradient.
    func write(to gradient: Tensor, workers: Workers) {
        workers.share(shape.height) { _, rows in
            fill(
                Kernels.Window(
                    values: gradient.pointer + rows.lowerBound * shape.width * shape.channels,
                    rows: rows.count,
                    columns: shape.width,
                    top: rows.lowerBound,
                    left: 0,
                    channels: 0..<shape.channels
                )
            )
        }
    }
}

/// The first convolution's features, made of the picture.
struct FirstLayerSource: WindowSource {
    let layer: FirstLayer
    let picture: Tensor

    func fill(_ window: Kernels.Window) {
        layer.fill(window, of: picture, rectifying: true)
    }
}
