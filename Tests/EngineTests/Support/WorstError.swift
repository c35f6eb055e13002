/// The largest distance between what was found and what was expected; infinite once anything was no number.
struct WorstError {
    private(set) var value = 0.0

    mutating func note(_ found: Double, expected: Double) {
        let distance = abs(found - expected)
        value = max(value, distance.isNaN ? .infinity : distance)
    }
}
