/// The exponential mean of the pictures that an optimiser comes by, corrected for having begun with none.
///
/// What it forgets is mostly noise: steps that overshoot and come back (Polyak and Juditsky 1992; the bias correction is
/// that of Adam's moments).
struct IterateMean {
    let picture: Tensor
    private let decay: Double
    private let arithmetic: VectorArithmetic
    /// The weight of what it has not seen.
    private(set) var remaining: Double

    /// A mean in memory for a picture: of nothing, or what the memory holds where something of its weight remains.
    init(in picture: Tensor, decay: Double, arithmetic: VectorArithmetic, remaining: Double = 1) {
        self.picture = picture
        self.remaining = remaining
        self.decay = decay
        self.arithmetic = arithmetic
    }

    /// Takes another picture into the mean.
    mutating func take(_ iterate: Tensor) {
        guard remaining < 1 else {
            remaining = decay
            return arithmetic.copy(iterate, into: picture)
        }
        remaining *= decay
        let share = (1 - decay) / (1 - remaining)
        arithmetic.scale(picture, by: 1 - share)
        arithmetic.add(iterate, times: share, to: picture)
    }
}
