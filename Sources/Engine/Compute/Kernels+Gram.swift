import CKernels

/// Products of positions and channels: Gram matrices and the gradients of their losses.
extension Kernels {
    /// Positions that are packed at once: those of a narrow layer stay in a core's first cache.
    static let packedPositions = 128

    /// Adds the inner products of so many positions' channels to a Gram matrix; what is above the diagonal may be left out.
    ///
    /// `scratch` holds `packedPositions` × channels.
    func addGram(
        of features: UnsafePointer<Float>,
        positions: Int,
        channels: Int,
        to gram: UnsafeMutablePointer<Float>,
        scratch: UnsafeMutablePointer<Float>
    ) {
        for begin in stride(from: 0, to: positions, by: Kernels.packedPositions) {
            let count = min(Kernels.packedPositions, positions - begin)
            table.pack(features + begin * channels, count, channels, scratch)
            table.add_gram(scratch, count, channels, gram)
        }
    }

    /// Packs a square matrix for `addProduct`.
    func pack(_ matrix: Tensor, into packed: Tensor) {
        table.pack(matrix.pointer, matrix.shape.height, matrix.shape.width, packed.pointer)
    }

    /// Adds features · matrix to a gradient, with a packed channels × channels matrix.
    ///
    /// `scratch` holds twice `packedPositions` × channels.
    func addProduct(
        of features: UnsafePointer<Float>,
        positions: Int,
        channels: Int,
        by matrix: Tensor,
        to gradient: UnsafeMutablePointer<Float>,
        scratch: UnsafeMutablePointer<Float>
    ) {
        let groups = channels / Shape.group
        let products = scratch + Kernels.packedPositions * channels
        for begin in stride(from: 0, to: positions, by: Kernels.packedPositions) {
            let count = min(Kernels.packedPositions, positions - begin)
            func spectrum(_ values: UnsafeMutablePointer<Float>, _ rows: Int) -> ck_spectrum {
                ck_spectrum(values: values, frequency_step: 0, group_step: rows * Shape.group)
            }
            table.pack(features + begin * channels, count, channels, scratch)
            table.winograd_multiply(
                1,
                count,
                groups,
                groups,
                false,
                spectrum(scratch, count),
                spectrum(matrix.pointer, channels),
                spectrum(products, count)
            )
            table.add_packed(products, count, channels, gradient + begin * channels)
        }
    }
}
