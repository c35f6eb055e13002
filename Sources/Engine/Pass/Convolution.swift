/// A 3×3 convolution with zero padding, as a product of patch matrix and kernel matrix.
///
/// The patch matrix of a whole layer would be nine times its input, so each worker builds it for a block of positions at
/// a time, in its own scratch memory.
package struct Convolution: Sendable {
    let kernels: Kernels
    let workers: Workers
    /// One patch block per worker.
    let patches: [Tensor]

    /// A convolution over `patches.count` workers.
    package init(kernels: Kernels, workers: Workers, patches: [Tensor]) {
        self.kernels = kernels
        self.workers = workers
        self.patches = patches
    }

    /// Positions per block, by input channels.
    ///
    /// The block of patches stays within a core's second-level cache, but is never so flat that the product loses its
    /// speed.
    static func block(channels: Int) -> Int {
        max(128, min(4096, 262_144 / (9 * channels)))
    }

    /// Floats of scratch memory that a worker needs for inputs of so many channels.
    package static func scratch(channels: Int) -> Int {
        block(channels: channels) * 9 * channels
    }

    /// Writes the convolution of input by a matrix of (9 · input channels) × output channels, plus the bias if any.
    package func apply(
        _ matrix: [Float],
        bias: [Float]?,
        to input: Tensor,
        rectifyingInput: Bool,
        rectifyingOutput: Bool,
        into output: Tensor
    ) {
        let block = Convolution.block(channels: input.shape.channels)
        let inner = 9 * input.shape.channels
        let columns = output.shape.channels
        workers.share(input.shape.positions, grain: block) { worker, part in
            let scratch = patches[worker].pointer
            for begin in stride(from: part.lowerBound, to: part.upperBound, by: block) {
                let end = min(begin + block, part.upperBound)
                let rows = output.pointer + begin * columns
                kernels.writePatches(of: input, at: begin..<end, rectifying: rectifyingInput, to: scratch)
                MatrixProduct.multiply(scratch, matrix, into: rows, rows: end - begin, inner: inner, columns: columns)
                if let bias { kernels.add(bias: bias, to: rows, count: end - begin, rectifying: rectifyingOutput) }
            }
        }
    }
}
