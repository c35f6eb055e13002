import CKernels
import Engine
import Testing

/// The loops that histograms are made of, for each instruction set, against loops that are plain to see.
@Suite struct HistogramKernelTests {
    /// Five bins of a quarter from −0.5 to 0.75, the same for all channels but the last, which has one value only.
    private static let (bins, channels, positions) = (5, 16, 37)

    /// Values, bins and, where asked for, weights, some of which are zero.
    private struct Sample {
        let features: Tensor
        let weights: Tensor?
        let low: Tensor
        let scale: Tensor

        init(_ scratch: Scratch, weighted: Bool) {
            let shape = Shape(height: 1, width: positions, channels: channels)
            // Whole sixteenths: all sums of them and of their squares are exact.
            let values = Seeded.floats(shape.count, seed: 35).map { ($0 * 16).rounded() / 16 }
            features = scratch.tensor(shape, values)
            weights = weighted ? scratch.vector((0..<positions).map { [0, 1, 0.5][$0 % 3] }) : nil
            low = scratch.vector([Float](repeating: -0.5, count: channels))
            scale = scratch.vector((0..<channels).map { $0 < channels - 1 ? 4 : 0 })
        }

        var c: ck_bins { ck_bins(count: bins, low: low.pointer, scale: scale.pointer) }

        /// Calls `body` with every value that counts, its channel, bin and count.
        func forEach(_ body: (_ value: Double, _ index: Int, _ bin: Int, _ count: Double) -> Void) {
            for (index, value) in features.values.enumerated() {
                let weight = weights.map { Double($0.pointer[index / channels]) } ?? 1
                let bin = value < -0.5 ? 0 : value < 0.75 ? 1 + Int((value + 0.5) * 4) : bins + 1
                let isSingle = index % channels == channels - 1
                if weight > 0 { body(Double(value), index, isSingle ? 1 : bin, weight * weight) }
            }
        }
    }

    @Test(arguments: Kernels.usable, [false, true])
    func valuesAreCounted(kernels: Kernels, weighted: Bool) {
        Scratch.with { scratch in
            let sample = Sample(scratch, weighted: weighted)
            var expected = [ck_bin](
                repeating: ck_bin(count: 1, sum: 2, squares: 3),
                count: Self.channels * (Self.bins + 2)
            )
            var found = expected
            kernels.loops.add_histograms(
                sample.features.pointer,
                sample.weights?.pointer,
                Self.positions,
                Self.channels,
                sample.c,
                &found
            )
            sample.forEach { value, index, bin, count in
                let place = index % Self.channels * (Self.bins + 2) + bin
                expected[place].count += count
                expected[place].sum += count * value
                expected[place].squares += count * value * value
            }
            #expect(found.map(\.count) == expected.map(\.count))
            #expect(found.map(\.sum) == expected.map(\.sum))
            #expect(found.map(\.squares) == expected.map(\.squares))
        }
    }

    @Test(arguments: Kernels.usable, [false, true])
    func rangesAreExtended(kernels: Kernels, weighted: Bool) {
        Scratch.with { scratch in
            let sample = Sample(scratch, weighted: weighted)
            let least = scratch.vector((0..<Self.channels).map { $0 % 2 == 0 ? .infinity : -3 })
            let greatest = scratch.vector([Float](repeating: -.infinity, count: Self.channels))
            var expected = (least: least.values, greatest: greatest.values)
            kernels.loops.extend_ranges(
                sample.features.pointer,
                sample.weights?.pointer,
                Self.positions,
                Self.channels,
                least.pointer,
                greatest.pointer
            )
            sample.forEach { value, index, _, _ in
                let channel = index % Self.channels
                expected.least[channel] = min(expected.least[channel], Float(value))
                expected.greatest[channel] = max(expected.greatest[channel], Float(value))
            }
            #expect(least.values == expected.least && greatest.values == expected.greatest)
        }
    }

    /// A product and two sums of values within 3, each rounded to 2⁻²⁴ of itself.
    @Test(arguments: Kernels.usable, [false, true])
    func distancesAreAddedWithTheirSlope(kernels: Kernels, weighted: Bool) {
        Scratch.with { scratch in
            let sample = Sample(scratch, weighted: weighted)
            let pieces = (0..<Self.channels * (Self.bins + 2)).map {
                ck_piece(from: Float($0 % 7) / 8, distance: Float($0 % 5) - 2, growth: Float($0 % 3) / 4)
            }
            let gradient = scratch.random(sample.features.shape, seed: 36)
            var expected = gradient.values.map(Double.init)
            kernels.loops.add_mismatch(
                sample.features.pointer,
                sample.weights?.pointer,
                Self.positions,
                Self.channels,
                sample.c,
                pieces,
                0.75,
                gradient.pointer
            )
            sample.forEach { value, index, bin, count in
                let piece = pieces[index % Self.channels * (Self.bins + 2) + bin]
                let distance = Double(piece.distance) + Double(piece.growth) * (value - Double(piece.from))
                expected[index] += 0.75 * count * distance
            }
            var worst = WorstError()
            for (value, wanted) in zip(gradient.values, expected) { worst.note(Double(value), expected: wanted) }
            #expect(worst.value < 6e-7)
        }
    }
}
