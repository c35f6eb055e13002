/// Gram matrices: the inner products of a layer's channels over all positions.
///
/// Source: Gatys, Ecker and Bethge 2015, equation 3.
package struct GramMatrix: Sendable {
    let workers: Workers
    /// One channels × channels matrix per worker.
    let partial: [Tensor]

    /// Gram matrices by `partial.count` workers.
    package init(workers: Workers, partial: [Tensor]) {
        self.workers = workers
        self.partial = partial
    }

    /// Writes featuresᵀ · features, not normalised, both triangles.
    package func compute(of features: Tensor, into gram: Tensor) {
        let channels = features.shape.channels
        let partial = partial
        workers.share(features.shape.positions, grain: 64) { worker, part in
            if part.isEmpty {
                partial[worker].pointer.update(repeating: 0, count: channels * channels)
            } else {
                MatrixProduct.gram(
                    features.pointer + part.lowerBound * channels,
                    into: partial[worker].pointer,
                    rows: part.count,
                    columns: channels
                )
            }
        }
        workers.share(channels) { _, rows in
            for row in rows {
                for column in 0..<channels {
                    let index = max(row, column) * channels + min(row, column)
                    gram.pointer[row * channels + column] = partial.reduce(0) { $0 + $1.pointer[index] }
                }
            }
        }
    }
}
