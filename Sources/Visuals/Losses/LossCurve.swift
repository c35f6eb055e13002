/// One loss over the evaluations.
public struct LossCurve: Sendable {
    /// Which loss it is.
    public enum Kind: Sendable {
        /// What is minimised.
        case total
        /// Its part from the content picture.
        case content
        /// Its part from the style pictures.
        case style
        /// Its part from the distributions of features.
        case histogram
        /// Its part from total variation.
        case totalVariation
    }

    let kind: Kind
    let name: String
    let values: [Double]

    /// A curve.
    ///
    /// - Parameters:
    ///   - kind: Which loss it is.
    ///   - name: What it is called.
    ///   - values: The loss at each evaluation; one that is not finite or not above 0 leaves a gap.
    public init(_ kind: Kind, name: String, values: [Double]) {
        self.kind = kind
        self.name = name
        self.values = values
    }

    var ink: Ink {
        switch kind {
        case .total: .total
        case .content: .content
        case .style: .style
        case .histogram: .histogram
        case .totalVariation: .variation
        }
    }

    /// What there is to draw of the values: runs without a gap, of two values at most for each of so many places.
    ///
    /// A hundred thousand evaluations are not drawn one by one where a thousand pixels show them: the least and the
    /// greatest of those that share a place are all that can be seen.
    ///
    /// - Parameters:
    ///   - places: How many places there are.
    ///   - breaks: Evaluations that no run leads to from before them.
    /// - Returns: The runs, each value with its evaluation.
    func runs(places: Int, breaks: [Int]) -> [[(evaluation: Int, value: Double)]] {
        var runs: [[(evaluation: Int, value: Double)]] = [[]]
        let share = max(1, (values.count + places - 1) / places)
        let ends = breaks.filter { (1..<values.count).contains($0) } + [values.count]
        for (begin, end) in zip([0] + ends, ends) {
            runs.append([])
            for first in stride(from: begin, to: end, by: share) {
                let seen = (first..<min(first + share, end)).filter { values[$0] > 0 && values[$0].isFinite }
                let least = seen.min { values[$0] < values[$1] }
                let greatest = seen.max { values[$0] < values[$1] }
                if seen.isEmpty { runs.append([]) }
                for evaluation in Set([least, greatest].compactMap { $0 }).sorted() {
                    runs[runs.count - 1].append((evaluation, values[evaluation]))
                }
            }
        }
        return runs.filter { !$0.isEmpty }
    }
}
