/// How far values are from those expected, in units of the root mean square of what is expected.
///
/// Infinite where a value is no number, or where there are not as many values as expected.
struct Deviation {
    /// The root mean square of the differences.
    private(set) var mean = Double.infinity
    /// The largest difference.
    private(set) var worst = Double.infinity

    init(_ found: [Float], from expected: [Double]) {
        guard found.count == expected.count, !expected.isEmpty else { return }
        var (squares, differences, largest) = (0.0, 0.0, 0.0)
        for (value, wanted) in zip(found, expected) {
            let difference = abs(Double(value) - wanted)
            guard difference.isFinite else { return }
            squares += wanted * wanted
            differences += difference * difference
            largest = max(largest, difference)
        }
        guard squares > 0 else {
            (mean, worst) = differences == 0 ? (0, 0) : (mean, worst)
            return
        }
        mean = (differences / squares).squareRoot()
        worst = largest / (squares / Double(expected.count)).squareRoot()
    }
}
