/// Tells when a loss hardly falls any more.
///
/// What counts is the loss of the picture that the optimiser has accepted, at each evaluation: points that a line search
/// only tries say nothing. Means over ten evaluations are compared with those of the ten before, because a single loss of
/// Adam's says little.
struct Convergence: Codable, Sendable {
    private static let window = 10

    private let tolerance: Double
    private var losses: [Double] = []

    /// - Parameter tolerance: The fraction by which ten evaluations must make the loss smaller; 0 asks for nothing.
    init(tolerance: Double) {
        self.tolerance = tolerance
    }

    /// Takes down the loss of the accepted picture after one more evaluation.
    mutating func note(_ loss: Double) {
        losses.append(loss)
        if losses.count > 2 * Convergence.window { losses.removeFirst() }
    }

    /// Whether the last ten evaluations were in vain.
    var isReached: Bool {
        guard tolerance > 0, losses.count == 2 * Convergence.window else { return false }
        let before = losses.prefix(Convergence.window).reduce(0, +)
        let now = losses.suffix(Convergence.window).reduce(0, +)
        return now >= (1 - tolerance) * before
    }
}
