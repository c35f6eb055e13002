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
    let gradient: Tensor
    let gates: Gates
    let pooling: Pooling
    /// The features and what was pooled of them, where the pooling keeps them.
    let kept: (features: Tensor, pooled: Tensor)?
    /// The shape before pooling.
    let shape: Shape
    let kernels: Kernels

    func fill(_ window: Kernels.Window) {
        kernels.fill(window, from: self)
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
