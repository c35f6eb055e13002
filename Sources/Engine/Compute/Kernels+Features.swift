import CKernels

/// What a layer does to features besides multiplying them by its kernels.
///
/// Each loop takes a range of its positions, rows or values, so that workers can share it.
extension Kernels {
    /// Writes the 3×3 neighbourhoods of a range of positions, 9 · channels values each in the order (dy, dx, channel).
    ///
    /// Neighbours outside the input are zero; with `rectifying`, so are negative ones.
    package func writePatches(
        of input: Tensor,
        at positions: Range<Int>,
        rectifying: Bool,
        to patches: UnsafeMutablePointer<Float>
    ) {
        let (shape, begin, end) = (input.shape, positions.lowerBound, positions.upperBound)
        table.patches(input.pointer, shape.height, shape.width, shape.channels, begin, end, rectifying, patches)
    }

    /// Adds a bias per channel to so many positions; with `rectifying`, clips at zero.
    package func add(
        bias: [Float],
        to positions: UnsafeMutablePointer<Float>,
        count: Int,
        rectifying: Bool
    ) {
        table.bias(positions, count, bias.count, bias, rectifying)
    }

    /// Clears a range of a gradient where the activation is not positive.
    package func clearRectified(_ gradient: Tensor, by activation: Tensor, in range: Range<Int>) {
        let start = range.lowerBound
        table.rectifier_gradient(gradient.pointer + start, activation.pointer + start, range.count)
    }

    /// Pools 2×2 cells into a range of the output's rows; an odd row or column of the input is left out.
    package func pool(
        _ kind: TransferSettings.Pooling,
        _ input: Tensor,
        rectifying: Bool,
        rows: Range<Int>,
        into output: Tensor
    ) {
        let pool = kind == .maximum ? table.max_pool : table.average_pool
        let (shape, begin, end) = (input.shape, rows.lowerBound, rows.upperBound)
        pool(input.pointer, shape.height, shape.width, shape.channels, begin, end, rectifying, output.pointer)
    }

    /// Sends a range of rows of a pooled gradient back to the cells that they came from, and zero to the rest.
    ///
    /// A maximum's goes to the first largest value of its cell, a mean's in quarters to all of it.
    package func poolGradient(
        _ kind: TransferSettings.Pooling,
        of output: Tensor,
        input: Tensor,
        rows: Range<Int>,
        into gradient: Tensor
    ) {
        let (shape, begin, end) = (input.shape, rows.lowerBound, rows.upperBound)
        let (height, width, channels) = (shape.height, shape.width, shape.channels)
        switch kind {
        case .maximum:
            table.max_pool_gradient(
                input.pointer,
                height,
                width,
                channels,
                begin,
                end,
                output.pointer,
                gradient.pointer
            )
        case .average:
            table.average_pool_gradient(height, width, channels, begin, end, output.pointer, gradient.pointer)
        }
    }
}
