/// An axis of whole numbers from 0 on.
struct CountAxis {
    /// The last number that is shown.
    let last: Int
    let ticks: [Int]

    /// An axis to a last number; there is always a step on it.
    ///
    /// - Parameters:
    ///   - last: The last number.
    ///   - most: How many steps between labels there may be.
    init(through last: Int, most: Int = 10) {
        self.last = max(1, last)
        var step = 1
        // 1, 2, 5, 10, 20, 50 and so on.
        while self.last / step > most {
            let isTwo = "\(step)".first == "2"
            step = isTwo ? step / 2 * 5 : step * 2
        }
        ticks = Array(stride(from: 0, through: self.last, by: step))
    }

    /// How far to the right a number stands, from 0 to 1.
    func place(_ number: Int) -> Double {
        Double(number) / Double(last)
    }
}
