/// The derivative of a loss by each of the differences that it is made of.
struct Slope: Sendable {
    /// What a difference is multiplied by.
    var linear: Double
    /// What its sign is multiplied by; zero has none.
    var sign: Double

    /// The derivative of `factor` times the loss.
    func times(_ factor: Double) -> Slope {
        Slope(linear: linear * factor, sign: sign * factor)
    }

    /// The derivative by a difference.
    func callAsFunction(_ difference: Double) -> Double {
        linear * difference + (difference > 0 ? sign : difference < 0 ? -sign : 0)
    }
}
