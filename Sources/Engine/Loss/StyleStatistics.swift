/// What style losses know of a layer's features F: their channels' inner products over all positions, FᵀF, and the sums of
/// their channels.
///
/// Both are sums over positions. So they can be gathered over a whole picture, a part of it, or one piece after another,
/// and mixed. Where a guide weighs positions, it is the guided features' FᵀF (Gatys et al. 2017, equation 3) and the
/// means and covariances that follow are weighted by the guide's squares.
///
/// Source: Gatys, Ecker and Bethge 2015, equation 3.
package struct StyleStatistics: Sendable {
    /// Channels, filled up.
    let channels: Int
    /// FᵀF, channels × channels; above the diagonal only after `mirror`.
    package let gram: Tensor
    /// A sum for each channel.
    package let sums: Tensor
    /// Both as they lie: the sums are one more row of the matrix.
    let rows: Tensor

    /// Floats that statistics of so many channels take.
    static func floats(_ channels: Int) -> Int { (channels + 1) * channels }

    /// Statistics in memory of at least `floats(channels)`.
    package init(_ memory: Tensor, channels: Int) {
        self.channels = channels
        rows = memory.viewed(as: Shape(height: channels + 1, width: channels, channels: 1))
        gram = memory.viewed(as: Shape(height: channels, width: channels, channels: 1))
        sums = memory.part(channels * channels..<(channels + 1) * channels)
    }

    /// Makes them those of no position.
    package func clear() {
        rows.fill(0)
    }

    /// Row of the matrix.
    func row(_ index: Int) -> Tensor {
        gram.part(index * channels..<(index + 1) * channels)
    }

    /// Subtracts what the means contribute, so that the matrix is that of features less their means, not divided by
    /// `count`, the number of positions that were gathered.
    func centre(count: Double, _ arithmetic: VectorArithmetic) {
        arithmetic.workers.share(channels) { _, part in
            for index in part {
                arithmetic.kernels.add(sums, times: -Double(sums.pointer[index]) / count, to: row(index))
            }
        }
    }

    /// Copies what is below the diagonal above it.
    package func mirror(_ workers: Workers) {
        workers.share(channels) { _, part in
            for row in part {
                for column in row + 1..<max(row + 1, channels) {
                    gram.pointer[row * channels + column] = gram.pointer[column * channels + row]
                }
            }
        }
    }
}
