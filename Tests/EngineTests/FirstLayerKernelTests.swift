import CKernels
import Engine
import Testing

/// The first convolution's own loops for each instruction set, against loops that are plain to see.
@Suite struct FirstLayerKernelTests {
    /// One position, one row, one column, shorter and longer than the positions that registers hold at once.
    static let sizes = [(1, 1), (1, 30), (9, 1), (3, 2), (4, 13), (5, 14), (6, 47)]

    /// A window larger than the picture, zero around it.
    ///
    /// A value is a bias and a sum of 27 products of pixels within −128…127 and weights within −1…1, added one after
    /// the other: 27 roundings, each of 2⁻²⁴ of sums of some hundreds. They partly cancel.
    @Test(arguments: Kernels.usable, sizes)
    func features(kernels: Kernels, size: (Int, Int)) {
        let (height, width) = size
        for channels in [16, 48, 64] {
            Scratch.with { scratch in
                let picture = scratch.tensor(
                    Shape(height: height, width: width, channels: 3),
                    Seeded.floats(height * width * 3, seed: 74, in: -128...127)
                )
                let taps = scratch.random(Shape(height: 9, width: 3, channels: channels), seed: 75)
                let bias = scratch.tensor(
                    Shape(height: 1, width: 1, channels: channels),
                    Seeded.floats(channels, seed: 76, in: -50...50)
                )
                let reference = ConvolutionReference(taps: taps.values.map(Double.init), inputs: 3, outputs: channels)
                let expected = reference.apply(to: picture.values.map(Double.init), height: height, width: width)
                let map = Shape(height: height, width: width, channels: channels)
                for (rectifying, range) in [
                    (false, 0..<channels), (true, 0..<channels), (true, channels - 16..<channels),
                ] {
                    let shape = Shape(height: height + 2, width: width + 3, channels: range.count)
                    let values = scratch.tensor(shape)
                    let window = ck_window(
                        values: values.pointer,
                        rows: shape.height,
                        columns: shape.width,
                        channels: range.count,
                        top: -1,
                        left: -2,
                        first_channel: range.lowerBound
                    )
                    kernels.loops.first_layer(
                        picture.pointer,
                        map.cMap,
                        taps.pointer,
                        bias.pointer,
                        false,
                        rectifying,
                        window
                    )
                    var worst = WorstError()
                    for y in -1...height {
                        for x in -2...width {
                            for channel in range {
                                let found = values.padded(y + 1, x + 2, channel - range.lowerBound)
                                guard 0..<height ~= y, 0..<width ~= x else {
                                    worst.note(found == 0 ? 0 : .infinity, expected: 0)
                                    continue
                                }
                                let sum = expected[(y * width + x) * channels + channel] + bias.padded(0, 0, channel)
                                worst.note(found, expected: rectifying ? max(0, sum) : sum)
                            }
                        }
                    }
                    #expect(worst.value < 5e-4)
                }
            }
        }
    }

    /// With a replicated rim, a picture's features are those of the picture with that rim around it.
    @Test(arguments: Kernels.usable, sizes)
    func aReplicatedRim(kernels: Kernels, size: (Int, Int)) {
        let (height, width) = size
        Scratch.with { scratch in
            let picture = scratch.random(Shape(height: height, width: width, channels: 3), seed: 77)
            let framed = scratch.tensor(
                Shape(height: height + 2, width: width + 2, channels: 3),
                (0..<(height + 2) * (width + 2) * 3).map { index in
                    let (y, x, colour) = (index / 3 / (width + 2), index / 3 % (width + 2), index % 3)
                    let (row, column) = (min(max(y - 1, 0), height - 1), min(max(x - 1, 0), width - 1))
                    return Float(picture.padded(row, column, colour))
                }
            )
            let taps = scratch.random(Shape(height: 9, width: 3, channels: 16), seed: 78)
            let bias = scratch.random(Shape(height: 1, width: 1, channels: 16), seed: 79)
            func features(of picture: Tensor, from first: Int, replicating: Bool) -> [Float] {
                let values = scratch.tensor(Shape(height: height, width: width, channels: 16))
                let window = ck_window(
                    values: values.pointer,
                    rows: height,
                    columns: width,
                    channels: 16,
                    top: first,
                    left: first,
                    first_channel: 0
                )
                let map = Shape(height: picture.shape.height, width: picture.shape.width, channels: 16).cMap
                kernels.loops.first_layer(
                    picture.pointer,
                    map,
                    taps.pointer,
                    bias.pointer,
                    replicating,
                    false,
                    window
                )
                return values.values
            }
            let found = features(of: picture, from: 0, replicating: true)
            #expect(found == features(of: framed, from: 1, replicating: false))
        }
    }

    /// A window that begins within the picture shows what one of the whole picture shows there, to the bit: a
    /// position's features must not depend on who makes them.
    @Test(arguments: Kernels.usable)
    func aPieceIsAPieceOfTheWhole(kernels: Kernels) {
        Scratch.with { scratch in
            let map = Shape(height: 5, width: 61, channels: 48)
            let picture = scratch.random(Shape(height: 5, width: 61, channels: 3), seed: 77)
            let taps = scratch.random(Shape(height: 9, width: 3, channels: 48), seed: 78)
            let bias = scratch.random(Shape(height: 1, width: 1, channels: 48), seed: 79)
            func window(_ top: Int, _ left: Int, _ rows: Int, _ columns: Int) -> Tensor {
                let values = scratch.tensor(Shape(height: rows, width: columns, channels: 48))
                let window = ck_window(
                    values: values.pointer,
                    rows: rows,
                    columns: columns,
                    channels: 48,
                    top: top,
                    left: left,
                    first_channel: 0
                )
                kernels.loops.first_layer(picture.pointer, map.cMap, taps.pointer, bias.pointer, false, false, window)
                return values
            }
            let whole = window(0, 0, 5, 61)
            for left in [0, 1, 5, 23, 48] {
                let piece = window(1, left, 3, 13)
                for y in 0..<3 {
                    for x in 0..<13 {
                        let found = (0..<48).map { piece.padded(y, x, $0) }
                        #expect(found == (0..<48).map { whole.padded(1 + y, left + x, $0) })
                    }
                }
            }
        }
    }

    /// Small whole numbers add up exactly in any order.
    @Test(arguments: Kernels.usable, [(1, 1), (1, 6), (5, 1), (4, 7), (6, 6)])
    func neighbourhoodsAreAddedUpWhereTheySee(kernels: Kernels, size: (Int, Int)) {
        let (rows, columns) = size
        Scratch.with { scratch in
            let shape = Shape(height: rows, width: columns, channels: 27)
            let neighbourhoods = scratch.tensor(
                shape,
                Seeded.floats(shape.count, seed: 80, in: -99...99).map { $0.rounded() }
            )
            let patch = scratch.tensor(Shape(height: rows + 2, width: columns + 2, channels: 3))
            kernels.loops.scatter_first(neighbourhoods.pointer, rows, columns, patch.pointer)
            var expected = [Float](repeating: 0, count: patch.shape.count)
            for y in 0..<rows {
                for x in 0..<columns {
                    for index in 0..<27 {
                        let (dy, dx, colour) = (index / 9, index / 3 % 3, index % 3)
                        expected[((y + dy) * (columns + 2) + x + dx) * 3 + colour] +=
                            Float(neighbourhoods.padded(y, x, index))
                    }
                }
            }
            #expect(patch.values == expected)
        }
    }
}
