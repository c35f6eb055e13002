import Networks
import Testing

/// The order of a kernel's values, against the plain sense of the axes.
struct KernelArrangementTests {
    static let all = KernelArrangement.Axes.allCases.flatMap { axes in
        [false, true].flatMap { isTurned in
            [false, true].map { KernelArrangement(axes: axes, isTurned: isTurned, reversesColours: $0) }
        }
    }

    /// Each value tells its own place: thousands the output, hundreds the input, tens the row, ones the column.
    @Test(arguments: all, [true, false])
    func everyValueComesToItsPlace(arrangement: KernelArrangement, isFirst: Bool) {
        let (outputs, inputs) = (4, 3)
        let sides: [Character: Int] = ["O": outputs, "I": inputs, "H": 3, "W": 3]
        var places: [[Character: Int]] = [[:]]
        for axis in arrangement.axes.rawValue {
            places = places.flatMap { place in
                (0..<sides[axis, default: 0]).map { place.merging([axis: $0]) { $1 } }
            }
        }
        let values = places.map { place in
            var place = place
            if arrangement.isTurned {
                for axis: Character in ["H", "W"] { place[axis] = 2 - (place[axis] ?? 0) }
            }
            if arrangement.reversesColours, isFirst { place["I"] = inputs - 1 - (place["I"] ?? 0) }
            return zip("OIHW", [1000, 100, 10, 1]).reduce(Float(0)) { $0 + Float(place[$1.0, default: 0] * $1.1) }
        }
        let result = arrangement.canonical(values, outputs: outputs, inputs: inputs, isFirst: isFirst)
        #expect(result == result.sorted())
        #expect(Set(result).count == outputs * inputs * 9)
    }

    @Test(arguments: all)
    func alternativesHaveTheSameOuterAxes(arrangement: KernelArrangement) {
        let alternatives = arrangement.alternatives
        #expect(alternatives.first == arrangement)
        #expect(alternatives.count == 8)
        #expect(alternatives.allSatisfy { $0.axes.rawValue.hasPrefix("O") == arrangement.axes.rawValue.hasPrefix("O") })
        #expect(alternatives.indices.allSatisfy { !alternatives[..<$0].contains(alternatives[$0]) })
    }
}
