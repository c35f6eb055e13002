/// Gram matrices: the inner products of a layer's channels over all positions.
///
/// Source: Gatys, Ecker and Bethge 2015, equation 3.
package struct GramMatrix {
    let workers: Workers
    /// One channels × channels matrix per worker.
    let partial: [Tensor]
    /// Per worker, packed positions.
    let scratch: [Tensor]
    let kernels: Kernels
    let profile: Profile?

    /// Writes featuresᵀ · features, not normalised, both triangles.
    package func compute(of features: LayerFeatures, into gram: Tensor) {
        let channels = gram.shape.width
        workers.run { worker in partial[worker].viewed(as: gram.shape).fill(0) }
        features.share(among: workers) { worker, features, positions in
            profile.measure(.gram, worker: worker) {
                kernels.addGram(
                    of: features,
                    positions: positions.count,
                    channels: channels,
                    to: partial[worker].pointer,
                    scratch: scratch[worker].pointer
                )
            }
        }
        workers.share(channels) { worker, rows in
            profile.measure(.gram, worker: worker) { addUp(rows, into: gram) }
        }
        workers.share(channels) { worker, rows in
            profile.measure(.gram, worker: worker) { mirror(rows, of: gram) }
        }
    }

    /// Adds up what the workers found, on and below the diagonal.
    private func addUp(_ rows: Range<Int>, into gram: Tensor) {
        let channels = gram.shape.width
        for row in rows {
            let line = row * channels..<row * channels + row + 1
            gram.part(line).copy(partial[0].part(line))
            for other in partial.dropFirst() { kernels.add(other.part(line), times: 1, to: gram.part(line)) }
        }
    }

    private func mirror(_ rows: Range<Int>, of gram: Tensor) {
        let channels = gram.shape.width
        for row in rows {
            for column in row + 1..<max(row + 1, channels) {
                gram.pointer[row * channels + column] = gram.pointer[column * channels + row]
            }
        }
    }
}
