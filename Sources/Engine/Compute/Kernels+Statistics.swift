import CKernels

/// Products of positions and channels: the statistics that style losses compare, and the gradients of these losses.
///
/// Where there are weights, one a position, each position's features count as if multiplied by its own; positions whose
/// weights are all zero take no time.
extension Kernels {
    /// Positions that are packed at once: those of a narrow layer stay in a core's first cache.
    static let packedPositions = 128

    /// Adds the inner products of so many positions' channels to a Gram matrix.
    ///
    /// What is above the diagonal may be left out. With `sums`, adds up the channels too, each position's multiplied by its
    /// weight once more.
    ///
    /// `scratch` holds `packedPositions` × channels.
    func addStatistics(
        of features: UnsafePointer<Float>,
        weights: UnsafePointer<Float>?,
        positions: Int,
        channels: Int,
        to gram: UnsafeMutablePointer<Float>,
        sums: UnsafeMutablePointer<Float>?,
        scratch: UnsafeMutablePointer<Float>
    ) {
        forEachBlock(of: positions, weights) { begin, count, weights in
            table.pack(features + begin * channels, weights, count, channels, scratch)
            table.add_gram(scratch, count, channels, gram)
            if let sums { table.add_sums(scratch, weights, count, channels, sums) }
        }
    }

    /// Packs a square matrix for `addProduct`.
    func pack(_ matrix: Tensor, into packed: Tensor) {
        table.pack(matrix.pointer, nil, matrix.shape.height, matrix.shape.width, packed.pointer)
    }

    /// Adds features · matrix to a gradient, with a packed channels × channels matrix, and with a bias that bias at each
    /// position; what is added is multiplied by the square of the position's weight.
    ///
    /// `scratch` holds twice `packedPositions` × channels.
    func addProduct(
        of features: UnsafePointer<Float>,
        weights: UnsafePointer<Float>?,
        positions: Int,
        channels: Int,
        by matrix: Tensor,
        bias: Tensor?,
        to gradient: UnsafeMutablePointer<Float>,
        scratch: UnsafeMutablePointer<Float>
    ) {
        let groups = channels / Shape.group
        let products = scratch + Kernels.packedPositions * channels
        forEachBlock(of: positions, weights) { begin, count, weights in
            func spectrum(_ values: UnsafeMutablePointer<Float>, _ rows: Int) -> ck_spectrum {
                ck_spectrum(values: values, frequency_step: 0, group_step: rows * Shape.group)
            }
            table.pack(features + begin * channels, weights, count, channels, scratch)
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
            table.add_packed(products, bias?.pointer, weights, count, channels, gradient + begin * channels)
        }
    }

    /// Calls `body` with blocks of positions that are packed at once, and with their weights, unless all of these are zero.
    private func forEachBlock(
        of positions: Int,
        _ weights: UnsafePointer<Float>?,
        _ body: (_ begin: Int, _ count: Int, _ weights: UnsafePointer<Float>?) -> Void
    ) {
        for begin in stride(from: 0, to: positions, by: Kernels.packedPositions) {
            let count = min(Kernels.packedPositions, positions - begin)
            let part = weights.map { $0 + begin }
            if let part, (0..<count).allSatisfy({ part[$0] == 0 }) { continue }
            body(begin, count, part)
        }
    }
}
