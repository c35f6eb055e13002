import CKernels
import Engine
import Testing

/// Pieces of features copied out with what surrounds them, for each instruction set, against loops that are plain to
/// see.
///
/// Values are moved, clipped or quartered, so every result is exact.
@Suite struct WindowKernelTests {
    static let maps = [
        Shape(height: 1, width: 1, channels: 16), Shape(height: 1, width: 7, channels: 48),
        Shape(height: 5, width: 2, channels: 16), Shape(height: 6, width: 9, channels: 48),
        Shape(height: 7, width: 40, channels: 32),
    ]

    /// Windows within a map, over each of its sides and corners, larger than it and outside of it.
    static func windows(_ map: Shape) -> [(top: Int, left: Int, rows: Int, columns: Int)] {
        let (height, width) = (map.height, map.width)
        return [
            (0, 0, height, width), (-1, -1, height + 2, width + 2), (-2, 0, 3, width), (height - 1, 0, 4, width),
            (0, -3, height, 4), (0, width - 1, height, 3), (-1, width - 1, 2, 2), (height - 1, -1, 2, 2),
            (height, 0, 2, 2), (-4, -4, 3, 3), (0, width, 2, 2), (0, width + 3, 1, 2), (0, -5, 1, 3),
            (height / 2, width / 2, 1, 1),
        ]
    }

    @Test(arguments: Kernels.usable, maps)
    func featuresAndZerosAround(kernels: Kernels, map: Shape) {
        Scratch.with { scratch in
            let features = scratch.random(map, seed: 71)
            for rectifying in [false, true] {
                expect(map, { kernels.loops.fill_window(features.pointer, map.cMap, rectifying, $0) }) {
                    y,
                    x,
                    channel in
                    let value = features.padded(y, x, channel)
                    return rectifying ? max(0, value) : value
                }
            }
        }
    }

    /// A loss must not become a number because what is no number was clipped.
    @Test(arguments: Kernels.usable)
    func whatIsNoNumberStaysSo(kernels: Kernels) {
        Scratch.with { scratch in
            let map = Shape(height: 1, width: 1, channels: 16)
            let (features, values) = (scratch.tensor(map, filled: .nan), scratch.tensor(map, filled: 0))
            let window = ck_window(
                values: values.pointer,
                rows: 1,
                columns: 1,
                channels: 16,
                top: 0,
                left: 0,
                first_channel: 0
            )
            kernels.loops.fill_window(features.pointer, map.cMap, true, window)
            #expect(values.values.allSatisfy { $0.isNaN })
        }
    }

    /// A pooled gradient goes back to where its gate is open; an odd row or column has no part in it.
    @Test(arguments: Kernels.usable, maps)
    func pooledGradientsGoBackThroughTheirGates(kernels: Kernels, map: Shape) {
        Scratch.with { scratch in
            let pooled = scratch.random(
                Shape(height: map.height / 2, width: map.width / 2, channels: map.channels),
                seed: 72
            )
            let groups = map.channels / Shape.group
            // Gates of an odd row and column are open here: nothing may come of it.
            let gates = scratch.gates(map.positions * groups)
            var generator = Seeded(seed: 73)
            for index in 0..<map.positions * groups {
                gates[index] = UInt16.random(in: 0...UInt16.max, using: &generator)
            }
            func isOpen(_ y: Int, _ x: Int, _ channel: Int) -> Bool {
                guard 0..<map.height / 2 * 2 ~= y, 0..<map.width / 2 * 2 ~= x else { return false }
                return gates[(y * map.width + x) * groups + channel / Shape.group] >> (channel % Shape.group) & 1 == 1
            }
            for scale in [1, 0.25] as [Float] {
                expect(map, { kernels.loops.fill_unpooled(pooled.pointer, gates, scale, nil, nil, map.cMap, $0) }) {
                    isOpen($0, $1, $2) ? Double(scale) * pooled.padded($0 / 2, $1 / 2, $2) : 0
                }
            }
            // Of a root: times the feature, over the root. Powers of two round nothing, and a shut gate hides what is none.
            let features = scratch.tensor(map, (0..<map.count).map { [4, 0.5, -2, 1][$0 % 4] })
            let roots = scratch.tensor(pooled.shape, (0..<pooled.shape.count).map { [8, 0.25, 0, 2][$0 % 4] })
            for index in 0..<map.positions * groups { gates[index] &= 0b1011_1011_1011_1011 }
            let fill = {
                kernels.loops.fill_unpooled(pooled.pointer, gates, 0.5, features.pointer, roots.pointer, map.cMap, $0)
            }
            expect(map, fill) { y, x, channel in
                guard isOpen(y, x, channel) else { return 0 }
                let share = features.padded(y, x, channel) / roots.padded(y / 2, x / 2, channel)
                return 0.5 * pooled.padded(y / 2, x / 2, channel) * share
            }
        }
    }

    /// Expects that windows of all channels and of some show what they should.
    private func expect(
        _ map: Shape,
        _ fill: (ck_window) -> Void,
        shows expected: (_ y: Int, _ x: Int, _ channel: Int) -> Double
    ) {
        for place in Self.windows(map) {
            for channels in [0..<map.channels, map.channels - 16..<map.channels, 0..<16] {
                Scratch.with { scratch in
                    let shape = Shape(height: place.rows, width: place.columns, channels: channels.count)
                    let values = scratch.tensor(shape)
                    fill(
                        ck_window(
                            values: values.pointer,
                            rows: place.rows,
                            columns: place.columns,
                            channels: channels.count,
                            top: place.top,
                            left: place.left,
                            first_channel: channels.lowerBound
                        )
                    )
                    var worst = WorstError()
                    for y in 0..<place.rows {
                        for x in 0..<place.columns {
                            for (index, channel) in channels.enumerated() {
                                let wanted = expected(place.top + y, place.left + x, channel)
                                worst.note(values.padded(y, x, index), expected: wanted)
                            }
                        }
                    }
                    #expect(worst.value == 0, "\(map.testDescription): \(place), channels \(channels)")
                }
            }
        }
    }
}
