import CKernels
import Engine

/// A convolution put together from single loops: all tiles and channels in one piece.
struct LoopwiseConvolution {
    let kernels: Kernels
    let tile: Tiling.Tile
    let input: Tensor
    /// 9 × inputs × outputs of the convolution that is not turned.
    let taps: Tensor
    var isTurned = false

    var side: Int { tile.rawValue }
    var frequencies: Int { (side + 2) * (side + 2) }
    /// Rows and columns of tiles.
    var rows: Int { (input.shape.height + side - 1) / side }
    var columns: Int { (input.shape.width + side - 1) / side }
    /// The shape of what is written.
    var output: Shape {
        let channels = isTurned ? taps.shape.width : taps.shape.channels
        return Shape(height: input.shape.height, width: input.shape.width, channels: channels)
    }

    /// The products in Winograd's domain, tiles row by row.
    func products(_ scratch: Scratch) -> Spectrum {
        let (read, written) = (input.shape.channels, output.channels / Shape.group)
        let values = Spectrum(frequencies: frequencies, groups: read / Shape.group, count: rows * columns, scratch)
        for row in 0..<rows { spread(row, into: values.c(from: row * columns), scratch) }
        let transformed = Spectrum(frequencies: frequencies, groups: written, count: read, scratch)
        let block = ck_block(first_group: 0, groups: written, first_channel: 0, channels: read)
        let transform = isTurned ? kernels.loops.winograd_turned_kernels : kernels.loops.winograd_kernels
        transform(tile.cTile, taps.grouped(scratch).pointer, taps.shape.width, block, transformed.c())
        let products = Spectrum(frequencies: frequencies, groups: written, count: rows * columns, scratch)
        kernels.loops.winograd_multiply(
            frequencies,
            rows * columns,
            read / Shape.group,
            written,
            false,
            values.c(),
            transformed.c(),
            products.c()
        )
        return products
    }

    /// Hands out products in runs: each row of tiles in two pieces, and of each piece the first group and the others.
    func runs(of products: Spectrum, _ body: (ck_spectrum, ck_tiles) -> Void) {
        let groups = output.channels / Shape.group
        for row in 0..<rows {
            for part in [0..<columns / 2, columns / 2..<columns] where !part.isEmpty {
                for range in [0..<1, 1..<groups] where !range.isEmpty {
                    let run = ck_tiles(
                        top: row * side,
                        left: part.lowerBound * side,
                        count: part.count,
                        first_group: range.lowerBound,
                        groups: range.count
                    )
                    body(products.c(group: range.lowerBound, from: row * columns + part.lowerBound), run)
                }
            }
        }
    }

    /// The convolution, or where gates are given, what they let pass of it.
    func gradient(gates: UnsafePointer<UInt16>? = nil, _ scratch: Scratch) -> Tensor {
        let result = scratch.tensor(output)
        runs(of: products(scratch)) { products, run in
            kernels.loops.winograd_gradient(tile.cTile, products, run, output.cMap, gates, result.pointer)
        }
        return result
    }

    private func spread(_ row: Int, into spectrum: ck_spectrum, _ scratch: Scratch) {
        let shape = Shape(height: side + 2, width: columns * side + 2, channels: input.shape.channels)
        let window = ck_window(
            values: scratch.tensor(shape).pointer,
            rows: shape.height,
            columns: shape.width,
            channels: shape.channels,
            top: row * side - 1,
            left: -1,
            first_channel: 0
        )
        kernels.loops.fill_window(input.pointer, input.shape.cMap, false, window)
        kernels.loops.winograd_input(tile.cTile, window, columns, spectrum)
    }
}

extension Tensor {
    /// Kernels of 9 × inputs × outputs as the loops read them: groups of outputs × inputs × 9 × 16.
    func grouped(_ scratch: Scratch) -> Tensor {
        let (inputs, outputs) = (shape.width, shape.channels)
        let grouped = scratch.tensor(Shape(height: outputs / Shape.group, width: inputs, channels: 9 * Shape.group))
        for tap in 0..<9 {
            for input in 0..<inputs {
                for output in 0..<outputs {
                    let (group, lane) = output.quotientAndRemainder(dividingBy: Shape.group)
                    grouped.pointer[((group * inputs + input) * 9 + tap) * Shape.group + lane] =
                        pointer[(tap * inputs + input) * outputs + output]
                }
            }
        }
        return grouped
    }
}
