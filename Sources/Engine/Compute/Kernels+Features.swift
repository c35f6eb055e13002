import CKernels

/// What layers do to features, besides Winograd's convolutions.
extension Kernels {
    /// A piece of features in memory of one's own, with what surrounds it; it may reach over their edges.
    package struct Window {
        package let values: UnsafeMutablePointer<Float>
        package let rows: Int
        package let columns: Int
        package let top: Int
        package let left: Int
        /// The channels that it shows.
        package let channels: Range<Int>

        var c: ck_window {
            ck_window(
                values: values,
                rows: rows,
                columns: columns,
                channels: channels.count,
                top: top,
                left: left,
                first_channel: channels.lowerBound
            )
        }
    }

    /// Copies a window out of features; with `rectifying`, negative values become zero.
    func fill(_ window: Window, from features: Tensor, rectifying: Bool) {
        table.fill_window(features.pointer, features.shape.map, rectifying, window.c)
    }

    /// Copies a window out of the gradient that a pooled gradient stands for.
    func fill(_ window: Window, from source: UnpooledSource) {
        table.fill_unpooled(
            source.gradient.pointer,
            source.gates.words,
            source.pooling.slope,
            source.kept?.features.pointer,
            source.kept?.pooled.pointer,
            source.shape.map,
            window.c
        )
    }

    /// Computes a window of the first convolution's features from R, G, B less the network's mean.
    func fill(
        _ window: Window,
        ofFirst layer: ConvolutionKernels,
        picture: Tensor,
        border: TransferSettings.Border,
        rectifying: Bool
    ) {
        let map = ck_map(height: picture.shape.height, width: picture.shape.width, channels: layer.bias.count)
        table.first_layer(
            picture.pointer,
            map,
            layer.taps.pointer,
            layer.bias.pointer,
            border == .replicate,
            rectifying,
            window.c
        )
    }

    /// Adds up 3×3 neighbourhoods of colours where rows × columns positions see them, in a patch that is larger by one
    /// pixel all round.
    func scatter(
        _ neighbourhoods: UnsafePointer<Float>,
        rows: Int,
        columns: Int,
        into patch: UnsafeMutablePointer<Float>
    ) {
        table.scatter_first(neighbourhoods, rows, columns, patch)
    }
}
